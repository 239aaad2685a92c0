import { type EvidenceAsk, evidenceKinds } from './campaign.types.ts'
import type { TopicDefaults } from './drafts.rules.ts'
import { isTopic, type TopicAsk, topics } from './topics.rules.ts'
import { topicWords } from './topics.words.ts'

/** What a task of this topic usually asks for, in words; of a topic nobody knows, what any task asks for. */
export function topicOf(code: string): TopicDefaults {
  const topic = isTopic(code) ? code : 'other'
  const asks: TopicAsk = topics[topic]
  const words: Readonly<Record<string, readonly [string, string]>> = topicWords[topic].figures
  return {
    metrics: Object.entries(asks.figures).map(([figure, asked]) => ({
      code: figure,
      // typed to be there
      name: words[figure]![0],
      counter: words[figure]![1],
      aggregate: asked.aggregate ?? 'sum',
      pairedWith: asked.with ?? null,
      perHead: asked.perHead ?? null,
      plausibleMax: asked.most ?? null,
      required: !asked.optional,
    })),
    evidence: evidenceKinds.flatMap((kind): EvidenceAsk[] => {
      const minimum = asks.evidence[kind]
      return minimum ? [{ kind, minimum, note: '' }] : []
    }),
    howTo: topicWords[topic].howTo,
  }
}
