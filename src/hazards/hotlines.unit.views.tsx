import { Actions, Button } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { stateShown } from './hotlines.list.views.tsx'
import type { Shown } from './hotlines.reading.ts'
import { type Given, HotlineFields } from './hotlines.views.tsx'
import { hotlineWords, unitHotlineWords as words } from './hotlines.words.ts'

interface UnitHotlineProps {
  unit: string
  unitRef: string
  published: readonly Shown[]
  given: Given
  problems: readonly Problem[]
  done: string | undefined
}

export const UnitHotlinePage = ({ unit, unitRef, published, given, problems, done }: UnitHotlineProps) => (
  <PublicPage title={`${words.row} · ${unit}`} back={{ to: `/u/${unitRef}`, label: unit }}>
    <h1>{words.title}</h1>
    {done === 'published' && <Note>{words.done}</Note>}
    {done === 'stopped' && <Note kind="care">{words.stopped}</Note>}
    <ErrorSummary problems={problems} title={hotlineWords.refused(problems.length)} />
    <p class="s">{words.lead}</p>
    {published.length > 0 && (
      <Section title={words.now}>
        {published.map((one) => (
          <Published key={one.id} hotline={one} unitRef={unitRef} />
        ))}
        <Rows>
          <Row title={words.poster} note={words.posterNote} to={`/u/${unitRef}/hotline-poster.pdf`} />
        </Rows>
      </Section>
    )}
    <Section title={published.length > 0 ? hotlineWords.addAnother : hotlineWords.newTitle}>
      <Form action={`/u/${unitRef}/hotline`} problems={problems}>
        <HotlineFields given={given} />
        <Actions>
          <Button>{hotlineWords.publish}</Button>
        </Actions>
      </Form>
    </Section>
  </PublicPage>
)

const Published = ({ hotline, unitRef }: { hotline: Shown; unitRef: string }) => (
  <>
    <p>
      <PhoneLink phone={hotline.phone} big />
    </p>
    <p class="s">{hotline.hours || hotlineWords.noHours}</p>
    <p class="s">{stateShown(hotline)}</p>
    <Form action={`/u/${unitRef}/hotline/endings`}>
      <input type="hidden" name="hotline" value={hotline.id} />
      <Actions>
        <Button look="line" fit>
          {words.stop}
        </Button>
      </Actions>
    </Form>
  </>
)
