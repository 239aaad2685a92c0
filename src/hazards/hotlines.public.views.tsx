import type { Town } from '#people/town.store.ts'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import type { Hotline } from './hotlines.store.ts'
import { publicHotlineWords as words } from './hotlines.words.ts'

interface PublicHotlinesProps {
  town: Pick<Town, 'name' | 'officeName'>
  own: readonly Hotline[]
  units: readonly { name: string; hotlines: readonly Hotline[] }[]
}

export const PublicHotlinesPage = ({ town, own, units }: PublicHotlinesProps) => (
  <PublicPage title={words.title} back={{ to: '/', label: words.back }}>
    <h1>{words.title}</h1>
    <p>{words.lead}</p>
    <Section title={town.name}>
      {own.length === 0 ? <p>{words.townNone}</p> : own.map((one) => <Big key={one.id} {...one} />)}
    </Section>
    <Section title={words.nation}>
      {words.nationRows.map(({ phone, title, note }) => (
        <Big key={phone} phone={phone} hours={`${title}：${note}`} />
      ))}
      <p>{words.emergency}</p>
    </Section>
    {units.length > 0 && (
      <Section title={words.units}>
        <Rows>
          {units.flatMap(({ name, hotlines }) =>
            hotlines.map(({ id, phone, hours }) => (
              <Row key={id} title={name} note={hours} after={<PhoneLink phone={phone} />} />
            )),
          )}
        </Rows>
      </Section>
    )}
    <Rows>
      <Row sign="camera" title={words.online} note={words.onlineNote} to="/hazards" />
    </Rows>
  </PublicPage>
)

const Big = ({ phone, hours }: { phone: string; hours: string }) => (
  <div class="hotline">
    <p>
      <PhoneLink phone={phone} big />
    </p>
    {hours && <p class="s">{hours}</p>}
  </div>
)
