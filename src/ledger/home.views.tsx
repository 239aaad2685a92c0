import type { Activity, Campaign, Task } from '#campaign/campaign.types.ts'
import { overWords } from '#campaign/closings.words.ts'
import type { Town } from '#people/town.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import { Actions, ButtonLink } from '#platform/html/button/button.tsx'
import { Days } from '#platform/html/days/days.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Plate } from '#platform/html/plate/plate.tsx'
import { ProgressBar } from '#platform/html/progress-bar/progress-bar.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { Columns } from '#platform/html/split/split.tsx'
import { dayWords } from '#platform/html/words.ts'
import { daysOf, type HomeDay, namesOf } from './home.rules.ts'
import { homeWords as words } from './home.words.ts'
import { PublishedRows } from './papers.public.views.tsx'
import type { Paper } from './papers.store.ts'
import { publicPaperWords } from './papers.words.ts'

interface HomeProps {
  town: Town
  campaign: Campaign | undefined
  activities: Activity[]
  days: HomeDay[]
  counts: { asked: number; received: number; accepted: number }
  today: string
  /** The latest that are published. */
  papers: readonly Paper[]
  /** How many anybody may see. */
  photos: number
  /** The town's own for reporting hazards. */
  hotlines: readonly string[]
}

export const HomePage = ({ town, campaign, activities, days, counts, today, papers, photos, hotlines }: HomeProps) => (
  <PublicPage title={words.title(town.name)} wide hand={<Hand />}>
    <Plate
      over={words.over(town.fullName)}
      title={
        campaign?.theme
          ? campaign.theme.split(/[、，]/).map((part) => (
              <>
                <span class="nb">{part}</span>{' '}
              </>
            ))
          : words.title(town.name)
      }
      line={campaign?.ordinal ? words.nth(campaign.ordinal) : undefined}
      houses={Boolean(campaign?.theme)}
    />
    {campaign?.startsOn && campaign.endsOn && (
      <Days
        from={campaign.startsOn}
        to={campaign.endsOn}
        today={today}
        mark={campaign.consultDay ? { day: campaign.consultDay, label: words.consult } : undefined}
      />
    )}
    {campaign?.closedAt && <Note>{overWords.home(dayWords.day(dayOf(campaign.closedAt)))}</Note>}
    <Columns side={<Side {...{ town, campaign, counts, papers, photos, hotlines }} />}>
      {campaign ? (
        <Month activities={activities} campaign={campaign} days={days} today={today} />
      ) : (
        <Section title={words.month}>
          <Empty title={words.none}>{words.noneNext}</Empty>
        </Section>
      )}
    </Columns>
  </PublicPage>
)

/** At hand on the first screen of a phone: whoever saw a hazard looks for nothing else. */
const Hand = () => (
  <>
    <ButtonLink look="care" sign="w-any" to="/hazards">
      {words.report}
    </ButtonLink>
    <ButtonLink look="line" sign="phone" to="/hotlines">
      {words.hotlines}
    </ButtonLink>
  </>
)

const Seen = ({ hotlines }: Pick<HomeProps, 'hotlines'>) => (
  <>
    <Plate kind="care" sign="w-any" title={words.seen} line={words.seenNote}>
      <Actions>
        <ButtonLink to="/hazards">{words.report}</ButtonLink>
      </Actions>
    </Plate>
    <Rows>
      <Row sign="phone" title={words.hotlines} note={words.hotlinesNote(hotlines)} to="/hotlines" />
    </Rows>
  </>
)

const Month = ({
  activities,
  campaign,
  days,
  today,
}: {
  activities: Activity[]
  campaign: Campaign
  days: HomeDay[]
  today: string
}) => (
  <>
    {days.length > 0 && (
      <Section title={days.some((day) => day.day === today) ? words.today : words.soon}>
        <Rows ordered>
          {days.map((day) => (
            <Row
              key={day.title}
              time={dayWords.day(day.day)}
              title={day.title}
              note={day.note}
              to={`/activities/${day.activityId}`}
            />
          ))}
        </Rows>
      </Section>
    )}
    <Section title={words.month}>
      <Rows ordered>
        {activities.map((activity) => (
          <Row
            key={activity.id}
            title={activity.heading}
            note={whenOf(activity, campaign)}
            to={`/activities/${activity.id}`}
          />
        ))}
      </Rows>
    </Section>
  </>
)

const whenOf = (activity: Activity, campaign: Campaign): string => {
  const { from, to } = daysOf(activity, campaign)
  return from && to ? words.days(dayWords.day(from), dayWords.day(to)) : words.allMonth
}

type SideProps = Pick<HomeProps, 'town' | 'campaign' | 'counts' | 'papers' | 'photos' | 'hotlines'>

const Side = ({ town, campaign, counts, papers, photos, hotlines }: SideProps) => (
  <>
    <Seen hotlines={hotlines} />
    {campaign && counts.asked > 0 && (
      <Section title={words.reported}>
        <p>{words.progress(counts.received, counts.asked)}</p>
        <ProgressBar accepted={counts.accepted} waiting={counts.received - counts.accepted} asked={counts.asked} />
        <p class="s">{words.accepted(counts.accepted)}</p>
      </Section>
    )}
    {papers.length > 0 && (
      <Section title={words.papers} more={{ to: '/papers', label: publicPaperWords.more }}>
        <PublishedRows papers={papers} />
      </Section>
    )}
    {campaign && (
      <Section title={words.look}>
        <Rows>
          <Row title={words.calendar} note={words.calendarNote} to="/calendar" />
          {counts.accepted > 0 && <Row title={words.deeds} note={words.deedsNote} to="/units" />}
          {photos > 0 && <Row title={words.photos} note={words.photosNote(photos)} to="/photos" />}
        </Rows>
      </Section>
    )}
    <Section title={campaign?.closedAt ? words.mineClosed : words.mine}>
      <p>{campaign?.closedAt ? words.mineClosedNote : words.mineNote}</p>
      <Rows>
        <Row sign="tick" title={words.receipts} note={words.receiptsNote} to="/receipts" />
        <Row sign="ask" title={words.committee} note={words.committeeNote} to="/committee" />
      </Rows>
    </Section>
    {town.hotline && (
      <Section title={words.hotline(town.officeName)}>
        <Link class="tel" to={`tel:${town.hotline}`}>
          {town.hotline}
        </Link>
        <p class="s">{words.hotlineNote}</p>
        <p>
          {words.emergency.fire}{' '}
          <Link to="tel:119">
            <b>119</b>
          </Link>
          {words.emergency.help}{' '}
          <Link to="tel:120">
            <b>120</b>
          </Link>
          {words.emergency.after}
        </p>
      </Section>
    )}
  </>
)

interface ActivityProps {
  activity: Activity
  campaign: Campaign
  tasks: Task[]
  kinds: { code: string; name: string }[]
}

/** One activity for everybody: who, when, what, and the notice's own words. */
export const ActivityPage = ({ activity, campaign, tasks, kinds }: ActivityProps) => (
  <PublicPage title={activity.heading} back={{ to: '/', label: words.activity.back }}>
    <h1>{activity.heading}</h1>
    <KeyValues
      items={[
        { term: words.activity.when, value: [whenOf(activity, campaign), activity.time].filter(Boolean).join(' ') },
        activity.place ? { term: words.activity.where, value: activity.place } : null,
        activity.kinds.length > 0
          ? { term: words.activity.who, value: words.list(namesOf(activity.kinds, kinds)) }
          : null,
      ]}
    />
    {tasks.length > 0 && (
      <Section title={words.activity.asks}>
        <Rows>
          {tasks.map((task) => (
            <Row
              key={task.id}
              title={task.title}
              note={[words.list(namesOf(task.kinds, kinds)), dueOf(task)].filter(Boolean).join('　')}
            />
          ))}
        </Rows>
      </Section>
    )}
    {activity.body && (
      <Section title={words.activity.notice}>
        <Say by={words.activity.by(campaign.title)}>{activity.body}</Say>
      </Section>
    )}
  </PublicPage>
)

const dueOf = (task: Task): string => {
  if (task.dueRule === 'weekly') return words.activity.weekly
  if (task.dueOn) return words.activity.due(dayWords.day(task.dueOn))
  return task.dueRule === 'end' ? words.activity.end : ''
}
