import type { ComponentChildren } from 'preact'
import { GroupFrame } from '../field/field-frame.tsx'
import { Sign } from '../sign/sign.tsx'
import type { SignName } from '../sign/signs.ts'

export interface Pick {
  value: string
  label: ComponentChildren
  note?: ComponentChildren
  sign?: SignName | undefined
  /** A, B, C … before the words of a question's answers. */
  letter?: string | undefined
}

interface PicksProps {
  name: string
  legend: ComponentChildren
  legendHidden?: boolean | undefined
  hint?: ComponentChildren
  error?: string | undefined
  options: readonly Pick[]
  value?: string | undefined
  /** Two tiles a line with the sign above its words; one a line in 长辈版. */
  tiles?: boolean | undefined
}

/** One of several: the whole tile is the target. */
export const Picks = ({ name, options, value, tiles, ...frame }: PicksProps) => (
  <GroupFrame name={name} {...frame}>
    {tiles ? (
      <ul class="tiles">
        {options.map((option, index) => (
          <li key={option.value}>
            <PickTile name={name} option={option} index={index} checked={option.value === value} />
          </li>
        ))}
      </ul>
    ) : (
      options.map((option, index) => (
        <PickTile key={option.value} name={name} option={option} index={index} checked={option.value === value} />
      ))
    )}
  </GroupFrame>
)

interface PickTileProps {
  name: string
  option: Pick
  index: number
  checked: boolean
}

const PickTile = ({ name, option, index, checked }: PickTileProps) => (
  <label class="pick">
    <input
      type="radio"
      id={index === 0 ? name : `${name}-${index}`}
      name={name}
      value={option.value}
      checked={checked}
    />
    <span>
      {option.sign && <Sign name={option.sign} class="pick-sign" />}
      {option.letter ? <i>{option.letter}</i> : !option.sign && <i class="dot" aria-hidden="true" />}
      <span class="pick-words">
        {option.label}
        {option.note && <small>{option.note}</small>}
      </span>
    </span>
  </label>
)
