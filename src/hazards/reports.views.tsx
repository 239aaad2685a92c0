import type { ComponentChildren } from 'preact'
import { Button } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Island } from '#platform/html/island/island.tsx'
import { Sign } from '#platform/html/sign/sign.tsx'
import { Steps } from '#platform/html/steps/steps.tsx'
import { ReportFields } from './report-fields.views.tsx'
import { ReporterPage } from './reporter-page.views.tsx'
import { reportWords as words } from './reports.words.ts'
import { isHazardTopic, topicOf } from './topics.rules.ts'
import { Emergency } from './topics.views.tsx'
import { callAtOnce, hazardTopicWords } from './topics.words.ts'
import { WORK_BITS } from './work.rules.ts'

interface ReportPageProps {
  topic: string
  given: Record<string, string>
  problems: readonly Problem[]
  unitNames: readonly string[]
  /** Where another hazard is picked. */
  again: string
  /** To whom it goes, where that can be chosen; asked first of who came by an enterprise's code. */
  choice?: ComponentChildren
  choiceFirst?: boolean
}

/** Step two: where, and a few words. */
export const ReportPage = (props: ReportPageProps) => {
  const { topic, given, problems, unitNames, again, choice, choiceFirst = false } = props
  const picked = isHazardTopic(topic)
  const first = picked ? callAtOnce[topic] : undefined
  return (
    <ReporterPage back={{ to: again, label: words.change }}>
      <ErrorSummary problems={problems} />
      <h1>{words.where}</h1>
      <Steps at={2} of={3} name={words.step.where} />
      {first ? <p class="say stop">{first}</p> : <Emergency />}
      <p class="topic-chosen">
        <Sign name={picked ? topicOf(topic).sign : 'w-any'} class="place-sign" />
        <span>
          {words.chosen}：<b>{picked ? hazardTopicWords[topic] : words.something}</b>
        </span>
      </p>
      <Form action="/hazards" problems={problems}>
        <Island
          name="reporting"
          props={{ bits: WORK_BITS, words: { locate: words.locate, located: words.located, not: words.notLocated } }}
        >
          <input type="hidden" name="topic" value={topic} />
          <input type="hidden" name="work" value="" />
          {choiceFirst && choice}
          <ReportFields given={given} unitNames={unitNames} picked={picked} />
          {!choiceFirst && choice}
        </Island>
        <p class="s after-folds">{words.sendNote}</p>
        <p class="act">
          <Button>{words.send}</Button>
        </p>
      </Form>
    </ReporterPage>
  )
}
