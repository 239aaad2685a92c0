import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Tag } from '../tag/tag.tsx'
import { Row, Rows } from './rows.tsx'

export const rowsExamples: Example[] = [
  {
    title: titles.rows,
    view: (
      <Rows>
        <Row time="9:00" title={samples.event} note={samples.eventNote} />
        <Row to="/" sign="home" title={samples.check} note={samples.checkNote} />
        <Row to="/" lamp="sent" title={samples.doneItem} note={samples.doneNote} />
        <Row title={samples.hotline} note={samples.hotlineNote} after={<Tag>{samples.tags[2]}</Tag>} />
      </Rows>
    ),
  },
]
