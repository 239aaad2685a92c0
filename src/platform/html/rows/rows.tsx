import type { ComponentChildren } from 'preact'
import { Lamp, type LampName } from '../lamp/lamp.tsx'
import { Link } from '../link.tsx'
import { Sign } from '../sign/sign.tsx'
import type { SignName } from '../sign/signs.ts'

/** A list with hairlines between, none above the first. `ordered` where the order means something. */
export const Rows = ({ ordered, children }: { ordered?: boolean | undefined; children: ComponentChildren }) =>
  ordered ? <ol class="rows">{children}</ol> : <ul class="rows">{children}</ul>

interface RowProps {
  title: ComponentChildren
  note?: ComponentChildren
  /** With it the whole row is the link. */
  to?: string | undefined
  /** One of these stands left. A lamp's word goes into `note`. */
  time?: string | undefined
  sign?: SignName | undefined
  lamp?: LampName | undefined
  /** Right of the words: a figure, a small button (then leave `to` out). */
  after?: ComponentChildren
}

export const Row = ({ title, note, to, time, sign, lamp, after }: RowProps) => {
  const inside = (
    <>
      {time && <time>{time}</time>}
      {sign && <Sign name={sign} class="sign" />}
      {lamp && <Lamp lamp={lamp} />}
      <span class="row-words">
        <b>{title}</b>
        {note && <span class="s">{note}</span>}
      </span>
      {after && <span class="row-after">{after}</span>}
      {to && <Sign name="go" class="go" />}
    </>
  )
  return (
    <li>
      {to ? (
        <Link class="row" to={to}>
          {inside}
        </Link>
      ) : (
        <div class="row">{inside}</div>
      )}
    </li>
  )
}
