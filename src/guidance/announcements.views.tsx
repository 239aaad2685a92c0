import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { CheckBox, CheckBoxes } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PrintSheet } from '#platform/html/print-sheet/print-sheet.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { Split } from '#platform/html/split/split.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { MOST_TEXT, MOST_TITLE } from './announcements.rules.ts'
import type { Addressee, Announcement } from './announcements.store.ts'
import { announcementWords as words } from './announcements.words.ts'
import { guidanceWords } from './guidance.words.ts'
import { GuidanceTabs } from './questions.views.tsx'

export const AnnouncementsPage = ({
  announcements,
  office,
}: {
  announcements: readonly Announcement[]
  office: boolean
}) => (
  <DeskPage
    title={words.title}
    current="/office/questions"
    head={
      office && (
        <ButtonLink fit to="/office/announcements/new">
          {words.add}
        </ButtonLink>
      )
    }
  >
    <GuidanceTabs current="/office/announcements" />
    {announcements.length === 0 ? (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    ) : (
      <Rows>
        {announcements.map((one) => (
          <Row
            key={one.id}
            to={`/office/announcements/${one.id}`}
            lamp={one.withdrawnAt ? 'free' : one.read === one.units ? 'ok' : 'todo'}
            title={one.title}
            note={`${guidanceWords.who(one.by, one.announcedAt)}　${
              one.withdrawnAt ? words.withdrawnLine : words.line(one.read, one.units, one.confirm)
            }`}
          />
        ))}
      </Rows>
    )}
  </DeskPage>
)

interface FormProps {
  kinds: readonly { code: string; name: string }[]
  given: Readonly<Record<string, string>>
  chosen: readonly string[]
  problems: readonly Problem[]
}

export const AnnouncementFormPage = ({ kinds, given, chosen, problems }: FormProps) => (
  <DeskPage title={words.add} current="/office/questions" back={{ to: '/office/announcements', label: words.back }}>
    <div class="page">
      <ErrorSummary problems={problems} title={words.refused(problems.length)} />
      <Form action="/office/announcements" problems={problems}>
        <Field name="title" label={words.name} hint={words.nameHint} value={given.title} maxLength={MOST_TITLE} />
        <TextArea name="text" label={words.text} rows={6} value={given.text} maxLength={MOST_TEXT} />
        <CheckBoxes
          name="kinds"
          legend={words.kinds}
          values={chosen}
          options={kinds.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Field name="units" label={words.units} hint={words.unitsHint} optional value={given.units} />
        <CheckBox name="confirm" label={words.confirm} checked={given.confirm !== undefined} />
        <Actions>
          <Button>{words.send}</Button>
        </Actions>
      </Form>
    </div>
  </DeskPage>
)

interface OneProps {
  announcement: Announcement
  addressees: readonly Addressee[]
  office: boolean
  fresh: boolean
}

export const AnnouncementPage = ({ announcement, addressees, office, fresh }: OneProps) => {
  const { id, title, text, confirm, by, announcedAt, withdrawnAt, withdrawnBy } = announcement
  const waiting = addressees.filter(({ readAt }) => readAt === null)
  const read = addressees.filter(({ readAt }) => readAt !== null)
  const heads = confirm ? words.listsConfirm : words.lists
  return (
    <DeskPage
      title={title}
      current="/office/questions"
      back={{ to: '/office/announcements', label: words.back }}
      head={
        <ButtonLink fit look="line" to={`/office/announcements/${id}/print`}>
          {words.print}
        </ButtonLink>
      }
    >
      {fresh && <Note>{words.sent(addressees.length)}</Note>}
      {withdrawnAt && <Note kind="care">{words.withdrawnBy(withdrawnBy ?? '', guidanceWords.when(withdrawnAt))}</Note>}
      <Split
        side={
          <>
            <p class="s">{guidanceWords.who(by, announcedAt)}</p>
            <p class="lines">{text}</p>
            {office && !withdrawnAt && (
              <Section title={words.withdraw}>
                <p class="s">{words.withdrawNote}</p>
                <Form action={`/office/announcements/${id}/withdrawals`}>
                  <Actions>
                    <Button look="line">{words.withdraw}</Button>
                  </Actions>
                </Form>
              </Section>
            )}
          </>
        }
      >
        <Section title={heads.waiting(waiting.length)}>
          {waiting.length === 0 ? (
            <p>{words.allRead}</p>
          ) : (
            <CardsTable
              caption={heads.waiting(waiting.length)}
              rows={waiting}
              keyOf={({ unitId }) => unitId}
              columns={[
                { head: words.heads.unit, cell: ({ unit }) => unit },
                {
                  head: words.heads.phone,
                  cell: ({ contactName, contactPhone }) => (
                    <>
                      {contactName} {contactPhone && <PhoneLink phone={contactPhone} />}
                    </>
                  ),
                },
              ]}
            />
          )}
        </Section>
        <Section title={heads.read(read.length)}>
          {read.length === 0 ? (
            <p>{words.nobodyRead}</p>
          ) : (
            <CardsTable
              caption={heads.read(read.length)}
              rows={read}
              keyOf={({ unitId }) => unitId}
              columns={[
                { head: words.heads.unit, cell: ({ unit }) => unit },
                { head: words.heads.who, cell: readerOf },
                { head: words.heads.when, cell: ({ readAt }) => readAt && guidanceWords.when(readAt) },
              ]}
            />
          )}
        </Section>
      </Split>
    </DeskPage>
  )
}

const readerOf = ({ readBy, via }: Addressee): string =>
  via === 'office' ? words.byOffice(readBy ?? '') : (readBy ?? '')

/** To lay before a meeting: who knows, and whom to ring. */
export const AnnouncementSheet = ({
  announcement,
  addressees,
  town,
}: Pick<OneProps, 'announcement' | 'addressees'> & { town: string }) => (
  <PrintSheet
    title={words.printTitle(announcement.title)}
    back={{ to: `/office/announcements/${announcement.id}`, label: announcement.title }}
    note={words.printNote(town, guidanceWords.when(announcement.announcedAt), announcement.read, announcement.units)}
  >
    <p class="lines">{announcement.text}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">{words.heads.unit}</th>
          <th scope="col">{words.heads.who}</th>
          <th scope="col">{words.heads.when}</th>
          <th scope="col">{words.heads.phone}</th>
        </tr>
      </thead>
      <tbody>
        {addressees.map((one) => (
          <tr key={one.unitId}>
            <th scope="row">{one.unit}</th>
            <td>{one.readAt ? readerOf(one) : words.waitingWord}</td>
            <td class="nb">{one.readAt && guidanceWords.when(one.readAt)}</td>
            <td>
              {one.contactName} <span class="nb">{one.contactPhone}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </PrintSheet>
)
