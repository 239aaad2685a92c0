import { Picks } from '#platform/html/picks/picks.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import type { ChannelOffered } from './own-channels.store.ts'
import { ownChoiceWords as words } from './own-reports.words.ts'

export interface ChoiceProps {
  channels: readonly Pick<ChannelOffered, 'unit'>[]
  /** Of the unit that is named already. */
  channel: ChannelOffered | undefined
  to: string | undefined
  days: number
}

const MOST_NAMED = 30

/** The town, or the enterprise's own channel: where none is open nobody is asked. */
export const OwnChoice = ({ channels, channel, to, days }: ChoiceProps) => {
  if (channels.length === 0) return null
  const reader = channel?.readerName ?? null
  const units = channels.slice(0, MOST_NAMED).map(({ unit }) => unit)
  return (
    <>
      <Picks
        name="to"
        legend={words.legend}
        value={to === 'unit' ? 'unit' : 'town'}
        options={[
          { value: 'town', ...words.town },
          { value: 'unit', label: words.unit(channel?.unit ?? null), note: words.unitNote(reader) },
        ]}
      />
      <Fold title={words.title} open={to === 'unit'}>
        {channel?.words && <p class="told">{words.says(channel.words)}</p>}
        <ul class="dots">
          {words.rows(reader, days).map((row) => (
            <li key={row}>{row}</li>
          ))}
        </ul>
        {channel?.reward && <p class="told">{words.reward(channel.reward)}</p>}
        {!channel && <p>{words.open(units, channels.length - units.length)}</p>}
        <p class="s">{words.forced}</p>
        <p class="s">{words.law}</p>
      </Fold>
    </>
  )
}
