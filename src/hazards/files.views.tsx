import { Button } from '#platform/html/button/button.tsx'
import { FileField } from '#platform/html/file-field/file-field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Island } from '#platform/html/island/island.tsx'
import { Link, useHref } from '#platform/html/link.tsx'
import { usePage } from '#platform/html/page.tsx'
import { Photo } from '#platform/html/photo/photo.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import type { OfficeFile } from './files.reading.ts'
import { fileKinds } from './files.rules.ts'
import type { HazardFile } from './files.store.ts'
import { officeFilesWords, filesWords as words } from './files.words.ts'
import { ownReceiptWords } from './own-reports.words.ts'

interface FilesFormProps {
  digits: string
  files: readonly Pick<HazardFile, 'kind'>[]
  problems: readonly Problem[]
  /** Right after it was reported. */
  open: boolean
  /** It lies with an enterprise, which is shown the photos and nothing else. */
  own: boolean
}

/** Behind the receipt: what came is counted, not shown again. Without script it all goes with one form. */
export const FilesForm = ({ digits, files, problems, open, own }: FilesFormProps) => {
  const href = useHref()
  const { newFormKey } = usePage()
  const counts = fileKinds
    .map((kind) => ({ kind, count: files.filter((file) => file.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => words.count(kind, count))
  const said = own ? { ...ownReceiptWords, none: ownReceiptWords.fileNone } : words
  return (
    <Section title={words.title} id="files">
      <p>{counts.length > 0 ? said.have(counts.join('，')) : said.none}</p>
      <Fold title={words.add} open={open || problems.some(({ field }) => field === 'photo')}>
        <p class="s">{said.care}</p>
        <Island
          name="hazard-files"
          props={{
            action: href('/hazards/receipt/uploads'),
            key: newFormKey(),
            sending: words.sending,
            waiting: words.waiting,
            failed: words.failed,
          }}
        >
          <Form action="/hazards/receipt/files" files problems={problems}>
            <input type="hidden" name="receipt" value={digits} />
            <FileField name="photo" label={words.photo} preview={false} optional />
            <FileField name="video" label={words.video} hint={words.videoHint} accept="video/*" optional />
            <FileField name="voice" label={words.voice} hint={words.voiceHint} accept="audio/*" optional />
            <p class="act">
              <Button look="line">{words.send}</Button>
            </p>
          </Form>
        </Island>
      </Fold>
    </Section>
  )
}

/** On a case's page, for who handles it. */
export const OfficeFiles = ({ caseId, files }: { caseId: string; files: readonly OfficeFile[] }) =>
  files.length === 0 ? null : (
    <Section title={officeFilesWords.title}>
      <p class="s">{officeFilesWords.note}</p>
      <ul class="films">
        {files
          .filter(({ kind }) => kind === 'photo')
          .map(({ id, number, position }) => (
            <li key={id}>
              <Link to={`/office/hazards/${caseId}/files/${id}`}>
                <Photo src={`/office/hazards/${caseId}/files/${id}`} alt={officeFilesWords.photo(number, position)} />
              </Link>
            </li>
          ))}
      </ul>
      {files
        .filter(({ kind }) => kind !== 'photo')
        .map(({ id, number, kind, position }) => (
          <Link key={id} class="more" to={`/office/hazards/${caseId}/files/${id}`} download>
            {officeFilesWords.save(number, kind, position)}
          </Link>
        ))}
    </Section>
  )
