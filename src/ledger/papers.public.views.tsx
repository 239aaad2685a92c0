import { dayOf } from '#platform/days.rules.ts'
import type { OfficialDocument } from '#platform/documents/official-document.ts'
import { ButtonLink } from '#platform/html/button/button.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Link } from '#platform/html/link.tsx'
import { Film, Films, Photo } from '#platform/html/photo/photo.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { dayWords } from '#platform/html/words.ts'
import { Paper as PaperShown } from './paper.views.tsx'
import { numberOf, type PhotoKept } from './papers.rules.ts'
import type { Paper } from './papers.store.ts'
import { publicPaperWords as words } from './papers.words.ts'

export const PublicPapersPage = ({ papers }: { papers: readonly Paper[] }) => (
  <PublicPage title={words.title} back={{ to: '/', label: words.back }}>
    <h1>{words.title}</h1>
    {papers.length === 0 ? <Empty title={words.none} /> : <PublishedRows papers={papers} />}
    <p>
      <Link to="/feed.xml">{words.feed}</Link>
    </p>
  </PublicPage>
)

export const PublishedRows = ({ papers }: { papers: readonly Paper[] }) => (
  <Rows ordered>
    {papers.map((paper) => (
      <Row
        key={paper.id}
        to={`/papers/${paper.id}`}
        title={numberOf(paper.kind, paper.codeWord, paper.numberYear, paper.number)}
        note={[paper.title.replace('\n', ''), dayWords.day(dayOf(paper.publishedAt ?? paper.draftedAt))].join('　')}
      />
    ))}
  </Rows>
)

interface PublicPaperProps {
  paper: Paper
  document: OfficialDocument
  photos: readonly PhotoKept[]
}

export const PublicPaperPage = ({ paper, document, photos }: PublicPaperProps) => (
  <PublicPage title={document.title.join('')} back={{ to: '/papers', label: words.list }}>
    <PaperShown document={document} whole level={1} />
    {photos.length > 0 && (
      <Films>
        {photos.map(({ evidenceId, caption }) => (
          <Film key={evidenceId} to={`/photos/${evidenceId}/photo`} note={<small>{caption}</small>}>
            <Photo src={`/photos/${evidenceId}/thumb`} alt={caption} width={400} height={300} lazy />
          </Film>
        ))}
      </Films>
    )}
    <ButtonLink to={`/papers/${paper.id}/pdf`} look="line" fit>
      {words.pdf}
    </ButtonLink>
  </PublicPage>
)
