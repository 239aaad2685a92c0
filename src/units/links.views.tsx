import { momentWords } from '#people/account.words.ts'
import { QrCode } from '#people/qr-code.tsx'
import { Actions, Button, MiniButton, MoreLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Section } from '#platform/html/section/section.tsx'
import type { LinkListed } from './links.store.ts'
import { linkWords as words } from './links.words.ts'

interface LinksProps {
  unit: { id: string; name: string }
  links: readonly LinkListed[]
  /** What the open link opens, and what can be typed instead. */
  address: { whole: string; typed: string } | undefined
  problems: readonly Problem[]
  done: string | undefined
}

export const LinksPage = ({ unit, links, address, problems, done }: LinksProps) => {
  const open = links.find(({ voidedAt }) => !voidedAt)
  return (
    <DeskPage title={words.title(unit.name)} back={{ to: `/office/units/${unit.id}`, label: unit.name }}>
      <div class="narrow">
        {done && words.done[done] && <Note>{words.done[done]}</Note>}
        <ErrorSummary problems={problems} title={words.refused} />
        {open && address ? (
          <OpenLink unit={unit} link={open} address={address} />
        ) : (
          <Empty title={words.none.title}>
            <p>{words.none.text}</p>
          </Empty>
        )}
        <Section title={open ? words.reissueTitle : words.issueTitle}>
          {open && <p>{words.reissueText}</p>}
          <Form action={`/office/units/${unit.id}/links`} problems={problems}>
            <Field
              name="pin"
              label={words.pinLabel}
              hint={words.pinHint}
              digits
              short
              optional
              autocomplete="off"
              maxLength={12}
            />
            <Actions>
              <Button fit look={open ? 'line' : 'solid'}>
                {open ? words.reissue : words.issue}
              </Button>
            </Actions>
          </Form>
        </Section>
        {links.length > 0 && <History links={links} />}
      </div>
    </DeskPage>
  )
}

interface OpenProps {
  unit: { id: string; name: string }
  link: LinkListed
  address: { whole: string; typed: string }
}

const OpenLink = ({ unit, link, address }: OpenProps) => (
  <Section title={words.now}>
    <QrCode text={address.whole} label={words.qr(unit.name)} />
    {address.typed && (
      <p>
        {words.typed} <b class="nb">{address.typed}</b>
      </p>
    )}
    <p class="s">{words.bearer}</p>
    <KeyValues
      items={[
        { term: words.issuedTerm, value: words.issued(momentWords(link.issuedAt), link.issuedBy) },
        { term: words.pinTerm, value: words.pin(link.hasPin) },
      ]}
    />
    <MoreLink to={`/office/units/${unit.id}/poster.pdf`}>{words.poster}</MoreLink>
    <Form action={`/office/units/${unit.id}/links/${link.id}/void`}>
      <Actions>
        <MiniButton>{words.void}</MiniButton>
      </Actions>
    </Form>
  </Section>
)

const History = ({ links }: { links: readonly LinkListed[] }) => (
  <Section title={words.history}>
    <CardsTable
      caption={words.caption}
      rows={links}
      keyOf={({ id }) => id}
      columns={[
        { head: words.columns.issued, cell: ({ issuedAt }) => momentWords(issuedAt) },
        { head: words.columns.by, cell: ({ issuedBy }) => issuedBy ?? '' },
        { head: words.columns.pin, cell: ({ hasPin }) => words.pin(hasPin) },
        {
          head: words.columns.state,
          cell: ({ voidedAt, voidedBy }) =>
            voidedAt ? (
              <State lamp="none" word={words.states.voided(momentWords(voidedAt), voidedBy)} />
            ) : (
              <State lamp="ok" word={words.states.open} />
            ),
        },
      ]}
    />
  </Section>
)
