import { useUsed } from '../page.tsx'
import { type SignName, signs } from './signs.ts'

interface SignProps {
  name: SignName
  class?: string | undefined
}

/** A drawing beside its word, so it is silent for readers. `xlink:href`, because Safari 11 knows no other. */
export const Sign = ({ name, class: look }: SignProps) => {
  useUsed().signs.add(name)
  const [width, height] = signs[name]
  return (
    <svg class={look} aria-hidden="true" focusable="false" viewBox={`0 0 ${width} ${height}`}>
      <use xlinkHref={`#${name}`} />
    </svg>
  )
}

/** Stands last in the body: by then every sign of the page has been asked for. */
export const Sprite = () => {
  const { signs: used } = useUsed()
  if (used.size === 0) return null
  return (
    <svg class="v" data-live="signs" width="0" height="0" aria-hidden="true" focusable="false">
      {[...used].map((name) => (
        <symbol
          key={name}
          id={name}
          viewBox={`0 0 ${signs[name][0]} ${signs[name][1]}`}
          dangerouslySetInnerHTML={{ __html: signs[name][2] }}
        />
      ))}
    </svg>
  )
}
