import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Island } from '#platform/html/island/island.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Photo } from '#platform/html/photo/photo.tsx'
import type { CasePhoto } from './photos.store.ts'
import { photosWords as words } from './photos.words.ts'

interface CoverProps {
  photo: CasePhoto
  size: { width: number; height: number }
  grid: { columns: number; rows: number }
  /** Ticked. */
  cells: readonly number[]
  /** Drawn freely, and together with the cells. */
  boxes: string
  all: string
  /** Shown as it would go out. */
  looked: boolean
  problems: readonly Problem[]
}

export const CoverPage = ({ photo, size, grid, cells, boxes, all, looked, problems }: CoverProps) => {
  const here = `/office/hazards/${photo.caseId}/photos/${photo.id}`
  const src = looked ? `${here}/covered?boxes=${all}` : `/office/hazard-photos/${photo.id}`
  return (
    <DeskPage
      title={words.title}
      current="/office/hazards"
      back={{ to: `/office/hazards/${photo.caseId}`, label: words.back }}
    >
      <div class="page">
        <ErrorSummary problems={problems} />
        {looked && <Note>{words.preview}</Note>}
        <p>{words.lead}</p>
        <Form action={here} problems={problems} label={words.title}>
          <Island name="cover-boxes" props={{ drag: words.drag, remove: words.remove }} class="cover-part">
            <p class="cover-how">{words.cells}</p>
            <input type="hidden" name="boxes" value={boxes} />
            <div class="cover">
              <Photo src={src} alt={looked ? words.altCovered : words.alt} {...size} />
              <div class={grid.columns > grid.rows ? 'cover-cells cover-broad' : 'cover-cells'}>
                {Array.from({ length: grid.columns * grid.rows }, (_, cell) => (
                  <label key={cell}>
                    <input
                      type="checkbox"
                      name="cell"
                      value={String(cell)}
                      checked={cells.includes(cell)}
                      aria-label={words.cell(Math.floor(cell / grid.columns) + 1, (cell % grid.columns) + 1)}
                    />
                    <span />
                  </label>
                ))}
              </div>
            </div>
          </Island>
          <Actions>
            <Button look="line" fit name="do" value="look">
              {words.look2}
            </Button>
          </Actions>
          <CheckBox name="nobody" label={words.nobody} />
          <Actions>
            <Button name="do" value="send">
              {words.send}
            </Button>
          </Actions>
        </Form>
      </div>
    </DeskPage>
  )
}
