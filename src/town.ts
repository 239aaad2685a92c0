import { campaignSlice } from '#campaign/slice.ts'
import { guidanceSlice } from '#guidance/slice.ts'
import { hazardsSlice } from '#hazards/slice.ts'
import { ledgerSlice } from '#ledger/slice.ts'
import type { Slice } from '#people/manifest.ts'
import { peopleSlice } from '#people/slice.ts'
import { privacySlice } from '#privacy/slice.ts'
import { problemsSlice } from '#problems/slice.ts'
import { unitsSlice } from '#units/slice.ts'
import { urgesSlice } from '#urges/slice.ts'

/** Every slice of the town: start reading here. */
export const slices: readonly Slice[] = [
  ledgerSlice,
  urgesSlice,
  guidanceSlice,
  problemsSlice,
  hazardsSlice,
  campaignSlice,
  unitsSlice,
  privacySlice,
  peopleSlice,
]
