import { dayAfter } from '../days/days.rules.ts'
import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Peers } from '../peers/peers.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'
import { dayWords } from '../words.ts'
import { Sparkline } from './sparkline.tsx'
import { Trend } from './trend.tsx'

const came = [0, 6, 14, 26, 41, 62, 81, 104, 134, 168, 195]

export const chartExamples: Example[] = [
  {
    title: titles.trend,
    desk: true,
    view: (
      <Trend
        label={samples.trend}
        days={came.map((_, index) => dayWords.day(dayAfter('2023-05-31', index)))}
        came={{ word: samples.came, values: came }}
        asked={{ word: samples.asked, values: [0, 0, 0, 0, 0, 34, 34, 34, 68, 118, 118] }}
      />
    ),
  },
  { title: titles.spark, desk: true, view: <Sparkline values={came} label={samples.spark} /> },
  { title: titles.progress, view: <ProgressBar accepted={14} waiting={3} asked={22} /> },
]

export const peersExamples: Example[] = [
  {
    title: titles.peers,
    desk: true,
    view: (
      <Peers
        label={samples.peers}
        values={[38, 42, 55, 60, 64, 71, 78, 86, 90, 96, 110, 124, 150]}
        own={{ name: samples.peersOwn, value: 213 }}
        counter={samples.peopleCounter}
      />
    ),
  },
]
