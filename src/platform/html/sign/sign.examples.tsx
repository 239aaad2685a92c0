import type { Example } from '../gallery/example.ts'
import { titles } from '../gallery/gallery.words.ts'
import { Sign } from './sign.tsx'
import { lineSigns, type SignName, warningSigns } from './signs.ts'

const shown = [...Object.keys(warningSigns), ...Object.keys(lineSigns)].filter(
  (name) => name !== 'houses',
) as SignName[]

export const signExamples: Example[] = [
  {
    title: titles.signs,
    desk: true,
    view: (
      <ul class="sign-sheet">
        {shown.map((name) => (
          <li key={name}>
            <Sign name={name} />
            <small>{name}</small>
          </li>
        ))}
      </ul>
    ),
  },
]
