import type { ComponentChildren } from 'preact'
import { KeyHint, useHotkey } from '../key-hint/key-hint.tsx'
import type { KeyName } from '../key-hint/keys.rules.ts'
import { Link } from '../link.tsx'
import { Sign } from '../sign/sign.tsx'
import type { SignName } from '../sign/signs.ts'

interface ButtonLook {
  /** Blue does; `line` also does; `care` stands on the hand bar. One solid button a screen. */
  look?: 'solid' | 'line' | 'care' | undefined
  sign?: SignName | undefined
  /** As wide as its words, on the phone too. */
  fit?: boolean | undefined
  /** The key that presses it; shown on the button, pressed by the keys island. */
  hotkey?: KeyName | undefined
  children: ComponentChildren
}

interface ButtonProps extends ButtonLook {
  name?: string | undefined
  value?: string | undefined
  disabled?: boolean | undefined
  /** Sends the form elsewhere than its action; give a whole address (`useHref`). */
  formAction?: string | undefined
  form?: string | undefined
}

const classOf = ({ look = 'solid', fit }: Pick<ButtonLook, 'look' | 'fit'>): string =>
  ['btn', look !== 'solid' && look, fit && 'fit'].filter(Boolean).join(' ')

export const Button = ({ look, sign, fit, hotkey, children, formAction, ...rest }: ButtonProps) => {
  const { attributes, shown } = useHotkey(hotkey)
  return (
    <button type="submit" class={classOf({ look, fit })} formaction={formAction} {...attributes} {...rest}>
      <Inside sign={sign} shown={shown}>
        {children}
      </Inside>
    </button>
  )
}

export const ButtonLink = ({ look, sign, fit, hotkey, to, children }: ButtonLook & { to: string }) => {
  const { attributes, shown } = useHotkey(hotkey)
  return (
    <Link class={classOf({ look, fit })} to={to} {...attributes}>
      <Inside sign={sign} shown={shown}>
        {children}
      </Inside>
    </Link>
  )
}

const Inside = ({ sign, shown, children }: Pick<ButtonLook, 'sign' | 'children'> & { shown: string | undefined }) => (
  <>
    {sign && <Sign name={sign} />}
    {children}
    {shown && <KeyHint>{shown}</KeyHint>}
  </>
)

interface MiniProps {
  /** Sends the form it stands in, or leads somewhere when `to` is given. */
  to?: string | undefined
  name?: string | undefined
  value?: string | undefined
  /** Whom or what it acts on, for readers: many buttons share one word. */
  about?: string | undefined
  hotkey?: KeyName | undefined
  children: ComponentChildren
}

export const MiniButton = ({ to, name, value, about, hotkey, children }: MiniProps) => {
  const { attributes, shown } = useHotkey(hotkey)
  const words = (
    <>
      {children}
      {about && <span class="v">{` ${about}`}</span>}
      {shown && <KeyHint>{shown}</KeyHint>}
    </>
  )
  return to === undefined ? (
    <button type="submit" class="mini" name={name} value={value} {...attributes}>
      {words}
    </button>
  ) : (
    <Link class="mini" to={to} {...attributes}>
      {words}
    </Link>
  )
}

/** The line that buttons stand on. `pair` puts two side by side where there is room. */
export const Actions = ({ pair, children }: { pair?: boolean | undefined; children: ComponentChildren }) => (
  <div class={pair ? 'act pair' : 'act'}>{children}</div>
)

/** A link that goes on to more, with a target big enough for a thumb. */
export const MoreLink = ({ to, children }: { to: string; children: ComponentChildren }) => (
  <Link class="more" to={to}>
    {children}
  </Link>
)
