import { Actions, ButtonLink } from '../button/button.tsx'
import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Plate } from './plate.tsx'

export const plateExamples: Example[] = [
  {
    title: titles.plates,
    view: (
      <>
        <Plate
          level={2}
          over={samples.over}
          title={samples.themeTwo.map((half) => <span key={half} class="nb">{`${half} `}</span>)}
          line={samples.themeLine}
          houses
        />
        <br />
        <Plate level={2} kind="safe" sign="tick" title={samples.received} line={samples.receivedAt} />
        <br />
        <Plate kind="care" sign="w-any" title={samples.care} line={samples.careLine}>
          <Actions>
            <ButtonLink to="/">{samples.report}</ButtonLink>
          </Actions>
        </Plate>
      </>
    ),
  },
]
