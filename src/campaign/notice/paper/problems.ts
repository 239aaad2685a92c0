/** Why a file gives no words; the caller has the sentence for it. */
export type DocumentProblem = 'kind' | 'encoding' | 'locked' | 'empty' | 'too-big' | 'broken'
export type DocumentRead = { text: string; kind: 'txt' | 'docx' | 'doc' } | { problem: DocumentProblem }
