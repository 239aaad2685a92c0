import { ButtonLink } from '../button/button.tsx'
import type { Example } from '../gallery/example.ts'
import { lampSamples, samples, titles } from '../gallery/gallery.words.ts'
import { Rows } from '../rows/rows.tsx'
import { Say } from '../say/say.tsx'
import { Duty } from './duty.tsx'

export const dutyExamples: Example[] = [
  {
    title: titles.duties,
    view: (
      <Rows ordered>
        <Duty
          day="2023-06-08"
          lamp="late"
          word={lampSamples.late[0]}
          title={samples.talk}
          note={samples.talkNote}
          action={<ButtonLink to="/">{samples.nowReport}</ButtonLink>}
        />
        <Duty
          day="2023-06-11"
          lamp="back"
          word={lampSamples.back[0]}
          title={samples.hotline}
          note={samples.hotlineNote}
          action={
            <ButtonLink to="/" look="line">
              {samples.addPhoto}
            </ButtonLink>
          }
        >
          <Say by={samples.unclearBy}>{samples.unclear}</Say>
        </Duty>
      </Rows>
    ),
  },
]
