import { Tally } from '#platform/html/tally/tally.tsx'
import type { Totals } from './overview.rules.ts'
import { sevenWords as words } from './overview.words.ts'

/** The seven that every cell of the overview is made of. */
export const SevenTally = ({ totals }: { totals: Totals }) => {
  const { asked, received, onTime, accepted, late, waived } = totals
  return (
    <Tally
      figures={[
        { word: words.asked, value: asked, after: words.pieces },
        { word: words.received, value: received },
        { word: words.onTime, value: onTime },
        { word: words.accepted, value: accepted, lamp: 'ok' },
        { word: words.late, value: late, lamp: 'late' },
        { word: words.missing, value: asked - received },
        { word: words.waived, value: waived, lamp: 'free' },
      ]}
    />
  )
}
