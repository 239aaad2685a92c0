import { Actions, Button } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form } from '#platform/html/form.tsx'
import { Link, useHref } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Tick } from '#platform/html/queue/queue.tsx'
import { Several, TickAll } from '#platform/html/queue/several.tsx'
import type { LinkAct, LinkLeft } from './links.several.rules.ts'
import { severalLinkWords as words } from './links.several.words.ts'
import type { Unit } from './units.store.ts'

const FORM = 'several'

export interface Picking {
  /** All ticked, as without script. */
  all: boolean
  refused: boolean
  done: { told: LinkAct; count: number; left: { unit: Pick<Unit, 'id' | 'name'>; why: LinkLeft }[] } | undefined
}

export const PickTick = ({ unit, picking }: { unit: Unit; picking: Picking }) => (
  <Tick form={FORM} name="unit" value={unit.id} label={words.choose(unit.name)} checked={picking.all} />
)

interface PickFormProps {
  picking: Picking
  /** The list as it is, to come back to. */
  here: string
  keep: { q: string; kind: string }
}

/** New codes for several units, or none any more. */
export const PickForm = ({ picking, here, keep }: PickFormProps) => {
  const href = useHref()
  return (
    <>
      {picking.done && <DoneNote {...picking.done} />}
      <Several counted={words.chosen} class="several">
        {picking.refused && <ErrorSummary problems={[{ field: 'unit', text: words.none }]} title={words.failed} />}
        <Form id={FORM} action="/office/units/links/reissues" label={words.title}>
          {keep.q && <input type="hidden" name="q" value={keep.q} />}
          {keep.kind && <input type="hidden" name="kind" value={keep.kind} />}
          <TickAll here={here} id="unit" />
          <Actions>
            <Button look="line" fit>
              {words.reissue}
            </Button>
          </Actions>
          <Actions>
            <Button look="line" fit formAction={href('/office/units/links/voids')}>
              {words.void}
            </Button>
          </Actions>
          <Link to={here.replace(/[?&]pick=1/, '')}>{words.close}</Link>
          <p class="s">{words.hint}</p>
        </Form>
      </Several>
    </>
  )
}

const DoneNote = ({ told, count, left }: NonNullable<Picking['done']>) => (
  <Note kind={count > 0 ? 'safe' : 'must'}>
    {words.done[told](count)}
    {left.length > 0 && (
      <>
        <span class="batch-left">{words.leftHead(left.length)}</span>
        <ul class="batch-left">
          {left.map(({ unit, why }) => (
            <li key={unit.id}>
              <Link to={`/office/units/${unit.id}/links`}>{unit.name}</Link>
              {`　${words.left[why]}`}
            </li>
          ))}
        </ul>
      </>
    )}
  </Note>
)
