import { Lamp, type LampName, lampOrder } from '../lamp/lamp.tsx'
import { Link } from '../link.tsx'

export interface BoardItem {
  name: string
  lamp: LampName
  /** For readers, who cannot see the shape. */
  word: string
  to?: string | undefined
}

/** Everyone with their lamp, sorted worst first; within a lamp the given order stays. */
export const Board = ({ items }: { items: readonly BoardItem[] }) => (
  <ul class="board">
    {[...items]
      .sort((a, b) => lampOrder.indexOf(a.lamp) - lampOrder.indexOf(b.lamp))
      .map(({ name, lamp, word, to }) => (
        <li key={to ?? name}>
          {to ? (
            <Link to={to} title={name}>
              <Inside name={name} lamp={lamp} word={word} />
            </Link>
          ) : (
            <span class="board-item">
              <Inside name={name} lamp={lamp} word={word} />
            </span>
          )}
        </li>
      ))}
  </ul>
)

const Inside = ({ name, lamp, word }: Omit<BoardItem, 'to'>) => (
  <>
    <Lamp lamp={lamp} />
    <span class="board-name">{name}</span>
    <span class="v">{` ${word}`}</span>
  </>
)
