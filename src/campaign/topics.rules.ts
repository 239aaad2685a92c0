/** What a kind of task usually asks for. Pure. */
import type { TopicDefaults } from './drafts.rules.ts'

const nothing: TopicDefaults = { metrics: [], evidence: [], howTo: '' }

export const topicOf = (_topic: string): TopicDefaults => nothing
