import { MiniButton } from '../button/button.tsx'
import type { Example } from '../gallery/example.ts'
import { names, samples, titles } from '../gallery/gallery.words.ts'
import { type UrgentItem, UrgentList } from './urgent.tsx'

const owed = (name: string, lamp: UrgentItem['lamp'], note: string): UrgentItem => ({
  lamp,
  name,
  note,
  to: '/',
  actions: (
    <>
      <MiniButton about={name}>{samples.urge}</MiniButton>
      <MiniButton to="/" about={name}>
        {samples.forThem}
      </MiniButton>
    </>
  ),
})

export const urgentExamples: Example[] = [
  {
    title: titles.urgent,
    desk: true,
    view: (
      <UrgentList
        items={[
          owed(names.east, 'late', samples.late2days),
          owed(names.longest, 'late', samples.late2days),
          owed(names.south, 'back', samples.back2days),
        ]}
      />
    ),
  },
]
