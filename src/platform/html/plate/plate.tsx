import type { ComponentChildren } from 'preact'
import { Sign } from '../sign/sign.tsx'
import type { SignName } from '../sign/signs.ts'

interface PlateProps {
  title: ComponentChildren
  /** Blue names a place; green is a receipt; yellow a danger. */
  kind?: 'place' | 'safe' | 'care' | undefined
  over?: ComponentChildren
  line?: ComponentChildren
  sign?: SignName | undefined
  /** The drawing of houses, for the home plate. */
  houses?: boolean | undefined
  /** The heading's rank: 1 names the page. */
  level?: 1 | 2 | undefined
  /** Told to readers at once, as a receipt is. */
  status?: boolean | undefined
  children?: ComponentChildren
}

/** The road sign on top of a page: where am I. At most one of a kind a page. */
export const Plate = ({ title, kind = 'place', over, line, sign, houses, level, status, children }: PlateProps) => {
  const Heading = (level ?? (kind === 'care' ? 2 : 1)) === 1 ? 'h1' : 'h2'
  const lines = line && <p>{line}</p>
  // A warning's line is a sentence: under the sign it has the whole width.
  const lineBeside = kind !== 'care'
  const words = (
    <>
      {over && <p class="s">{over}</p>}
      <Heading>{title}</Heading>
      {lineBeside && lines}
    </>
  )
  return (
    <div class={kind === 'place' ? 'plate' : `plate ${kind}`} role={status ? 'status' : undefined}>
      {sign ? (
        <div class="split">
          <Sign name={sign} />
          <div>{words}</div>
        </div>
      ) : (
        words
      )}
      {!lineBeside && lines}
      {children}
      {houses && <Sign name="houses" class="houses" />}
    </div>
  )
}
