import { boardExamples } from '../board/board.examples.tsx'
import { buttonExamples } from '../button/button.examples.tsx'
import { cardsTableExamples } from '../cards-table/cards-table.examples.tsx'
import { chartExamples, peersExamples } from '../chart/chart.examples.tsx'
import { daysExamples } from '../days/days.examples.tsx'
import { DeskPage } from '../desk-page/desk-page.tsx'
import { dutyExamples } from '../duty/duty.examples.tsx'
import { emptyExamples } from '../empty/empty.examples.tsx'
import { errorSummaryExamples } from '../error-summary/error-summary.examples.tsx'
import { fieldExamples } from '../field/field.examples.tsx'
import { fileFieldExamples } from '../file-field/file-field.examples.tsx'
import { keyValuesExamples } from '../key-values/key-values.examples.tsx'
import { lampExamples } from '../lamp/lamp.examples.tsx'
import { matrixExamples } from '../matrix/matrix.examples.tsx'
import { noteExamples } from '../note/note.examples.tsx'
import { usePage } from '../page.tsx'
import { photoExamples } from '../photo/photo.examples.tsx'
import { picksExamples } from '../picks/picks.examples.tsx'
import { plateExamples } from '../plate/plate.examples.tsx'
import { PublicPage } from '../public-page/public-page.tsx'
import { queueExamples } from '../queue/queue.examples.tsx'
import { readerExamples } from '../reader/reader.examples.tsx'
import { rowsExamples } from '../rows/rows.examples.tsx'
import { savedViewsExamples } from '../saved-views/saved-views.examples.tsx'
import { sayExamples } from '../say/say.examples.tsx'
import { sectionExamples } from '../section/section.examples.tsx'
import { signExamples } from '../sign/sign.examples.tsx'
import { stepsExamples } from '../steps/steps.examples.tsx'
import { tabsExamples } from '../tabs/tabs.examples.tsx'
import { Tabs } from '../tabs/tabs.tsx'
import { tallyExamples } from '../tally/tally.examples.tsx'
import { urgentExamples } from '../urgent/urgent.examples.tsx'
import type { Example } from './example.ts'
import { galleryWords } from './gallery.words.ts'

export const galleryExamples: readonly Example[] = [
  ...lampExamples,
  ...plateExamples,
  ...buttonExamples,
  ...errorSummaryExamples,
  ...fieldExamples,
  ...picksExamples,
  ...fileFieldExamples,
  ...rowsExamples,
  ...dutyExamples,
  ...daysExamples,
  ...sectionExamples,
  ...noteExamples,
  ...sayExamples,
  ...emptyExamples,
  ...stepsExamples,
  ...keyValuesExamples,
  ...cardsTableExamples,
  ...photoExamples,
  ...tabsExamples,
  ...savedViewsExamples,
  ...tallyExamples,
  ...matrixExamples,
  ...urgentExamples,
  ...boardExamples,
  ...chartExamples,
  ...peersExamples,
  ...readerExamples,
  ...queueExamples,
  ...signExamples,
]

/** Every component in its looks, dressed by the desk's sheet, or with `?as=public` by the public one. */
export const GalleryPage = () => {
  const { path } = usePage()
  const place = path.split('?')[0] ?? path
  const asPublic = new URLSearchParams(path.split('?')[1]).get('as') === 'public'
  const views = (
    <Tabs
      label={galleryWords.views}
      current={asPublic ? `${place}?as=public` : place}
      items={[
        { to: place, label: galleryWords.desk },
        { to: `${place}?as=public`, label: galleryWords.public },
      ]}
    />
  )
  return asPublic ? (
    <PublicPage title={galleryWords.title}>
      <h1>{galleryWords.title}</h1>
      {views}
      <Shown examples={galleryExamples.filter(({ desk }) => !desk)} />
    </PublicPage>
  ) : (
    <DeskPage title={galleryWords.title}>
      {views}
      <Shown examples={galleryExamples} />
    </DeskPage>
  )
}

const Shown = ({ examples }: { examples: readonly Example[] }) => (
  <>
    {examples.map(({ title, view }, index) => (
      <section key={index} class="sec">
        <h2>{title}</h2>
        {view}
      </section>
    ))}
  </>
)
