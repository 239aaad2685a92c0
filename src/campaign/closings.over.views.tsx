import { dayOf } from '#platform/days.rules.ts'
import { Actions, ButtonLink, MoreLink } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { Holder } from '#units/holder.ts'
import { overWords as words } from './closings.words.ts'
import { KeptHere } from './kept-here.views.tsx'

interface OverProps {
  holder: Holder
  day: string
  town: { officeName: string; hotline: string }
}

/** To a unit that comes to report, sign or send once the campaign is over. */
export const OverPage = ({ holder: { unit, ref, via }, day, town }: OverProps) => (
  <PublicPage title={words.title} back={{ to: `/u/${ref}`, label: unit.name }}>
    <h1>{words.title}</h1>
    <Note kind="must">{words.locked(day)}</Note>
    {via !== 'office' && <KeptHere unitRef={ref} offline={via === 'link'} shut />}
    {town.hotline && (
      <p>
        {words.call(town.officeName)} <PhoneLink phone={town.hotline} />
      </p>
    )}
    <Actions>
      <ButtonLink look="line" to={`/u/${ref}`}>
        {words.back}
      </ButtonLink>
    </Actions>
  </PublicPage>
)

/** To the office. */
export const OverDeskPage = ({ day, campaignId, sent }: { day: string; campaignId: string; sent: boolean }) => (
  <DeskPage title={words.title} current="/office">
    <Note kind="must">
      {words.desk(day)}
      {sent && ` ${words.deskNothing}`}
    </Note>
    <MoreLink to={`/office/campaigns/${campaignId}/closing`}>{words.deskLink}</MoreLink>
  </DeskPage>
)

/** Over a page of the office that would change what is over. */
export const OverNote = ({ campaign: { closedAt } }: { campaign: { closedAt: Date | null } }) =>
  closedAt && <Note kind="must">{words.desk(dayWords.day(dayOf(closedAt)))}</Note>
