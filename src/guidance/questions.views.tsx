import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { guidanceWords } from './guidance.words.ts'
import type { Question } from './questions.store.ts'
import { queueWords as words } from './questions.words.ts'

export const GuidanceTabs = ({ current }: { current: string }) => (
  <Tabs
    label={guidanceWords.tabs.label}
    current={current}
    items={[
      { to: '/office/questions', label: guidanceWords.tabs.open },
      { to: '/office/questions?show=answered', label: guidanceWords.tabs.answered },
      { to: '/office/announcements', label: guidanceWords.tabs.announcements },
    ]}
  />
)

export const QuestionsPage = ({ show, questions }: { show: 'open' | 'answered'; questions: readonly Question[] }) => (
  <DeskPage title={words.title[show]} current="/office/questions">
    <GuidanceTabs current={show === 'open' ? '/office/questions' : '/office/questions?show=answered'} />
    {questions.length === 0 ? (
      <Empty title={words.none[show]}>
        <p>{words.noneNext}</p>
      </Empty>
    ) : (
      <Rows ordered>
        {questions.map((one) => (
          <Row
            key={one.id}
            to={`/office/questions/${one.id}`}
            lamp={one.sameAs ? 'sent' : one.version === null ? 'todo' : 'ok'}
            title={one.text}
            note={noteOf(one)}
          />
        ))}
      </Rows>
    )}
  </DeskPage>
)

const noteOf = (one: Question): string =>
  [
    words.line(one.unit, one.task),
    guidanceWords.who(one.byName, one.askedAt),
    one.sameAs && words.sameShort,
    one.version !== null && words.answers(one.version, one.answeredBy ?? ''),
    one.duplicates > 0 && words.duplicates(one.duplicates),
  ]
    .filter(Boolean)
    .join('　')
