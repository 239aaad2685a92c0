import { Button } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Pager } from '#platform/html/pager/pager.tsx'
import { Film, Films, Photo } from '#platform/html/photo/photo.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Several, TickAll } from '#platform/html/queue/several.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { PapersTabs } from './papers.tabs.tsx'
import type { AcceptedPhoto } from './photos.store.ts'
import { photosWords as words } from './photos.words.ts'

interface WallProps {
  photos: readonly AcceptedPhoto[]
  /** Counted from 1. */
  at: number
  pages: number
  count: number
}

export const PhotosWallPage = ({ photos, at, pages, count }: WallProps) => (
  <PublicPage title={words.public} back={{ to: '/', label: words.back }} wide>
    <h1>{words.public}</h1>
    {count === 0 ? <Empty title={words.none} /> : <p class="s">{words.count(count)}</p>}
    <PublicFilms photos={photos} />
    <Pager page={at} pages={pages} to={(page) => `/photos?page=${page}`} />
  </PublicPage>
)

/** What everybody may see; whose and of what, never who. */
export const PublicFilms = ({ photos, eager = 0 }: { photos: readonly AcceptedPhoto[]; eager?: number }) => (
  <Films>
    {photos.map(({ evidenceId, unit, unitId, title }, at) => (
      <Film
        key={evidenceId}
        to={`/photos/${evidenceId}/photo`}
        note={
          <small>
            <Link to={`/units/${unitId}`}>{unit}</Link> {title}
          </small>
        }
      >
        <Photo
          src={`/photos/${evidenceId}/thumb`}
          alt={words.alt(unit, title)}
          width={400}
          height={300}
          lazy={at >= eager}
        />
      </Film>
    ))}
  </Films>
)

interface DeskProps extends WallProps {
  released: boolean
  /** How many stand in the other view. */
  others: number
  told: string | undefined
  /** All of this page are ticked, as without script. */
  all: boolean
  office: boolean
  problems: Problem[]
}

/** The office looks at what it accepted and lets out what everybody may see. */
export const PhotosDeskPage = (props: DeskProps) => {
  const { photos, at, pages, released, count, others, told, office, problems, all } = props
  const own = released ? '/office/photos?released=1' : '/office/photos'
  return (
    <DeskPage title={words.title} current="/office/papers">
      <ErrorSummary problems={problems} />
      <PapersTabs current="/office/photos" />
      {told && <Note>{told}</Note>}
      <Tabs
        label={words.views.label}
        current={own}
        items={[
          { to: '/office/photos', label: words.views.waiting, count: released ? others : count },
          { to: '/office/photos?released=1', label: words.views.released, count: released ? count : others },
        ]}
      />
      {photos.length === 0 ? (
        <Empty title={released ? words.none : words.officeNone} />
      ) : (
        <Several counted={words.ticked}>
          <Form
            action={released ? '/office/photos/withdrawals' : '/office/photos/releases'}
            problems={problems}
            label={words.title}
          >
            <p class="s">{words.hint}</p>
            {office && <TickAll here={`${own}${released ? '&' : '?'}page=${at}`} />}
            <div class="desk-films">
              <Films>
                {photos.map((photo, nth) => (
                  <Film key={photo.evidenceId} note={<Choice {...{ photo, nth, office, all }} />}>
                    <Link to={`/office/evidence/${photo.evidenceId}/photo`}>
                      <Photo src={`/office/evidence/${photo.evidenceId}/thumb`} alt="" width={400} height={300} lazy />
                      <span class="v">{words.alt(photo.unit, photo.title)}</span>
                    </Link>
                  </Film>
                ))}
              </Films>
            </div>
            {office && <Button fit>{released ? words.withdraw : words.release}</Button>}
          </Form>
        </Several>
      )}
      <Pager page={at} pages={pages} to={(page) => `${own}${released ? '&' : '?'}page=${page}`} />
    </DeskPage>
  )
}

interface ChoiceProps {
  photo: AcceptedPhoto
  nth: number
  office: boolean
  all: boolean
}

const Choice = ({ photo, nth, office, all }: ChoiceProps) => (
  <>
    {office ? (
      <label class="check">
        <input
          type="checkbox"
          name="photo"
          id={nth === 0 ? 'photo' : `photo-${nth}`}
          value={photo.evidenceId}
          checked={all}
          data-several
        />
        <span>{words.choose(photo.unit, photo.title)}</span>
      </label>
    ) : (
      <small>{words.choose(photo.unit, photo.title)}</small>
    )}
    <small>
      <Link to={`/office/submissions/${photo.submissionId}`}>{words.look}</Link>
    </small>
  </>
)
