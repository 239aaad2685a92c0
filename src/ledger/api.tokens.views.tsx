import { Actions, Button, MiniButton, MoreLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Section } from '#platform/html/section/section.tsx'
import type { TokenRow } from './api.tokens.store.ts'
import { tokenWords as words } from './api.tokens.words.ts'
import { wholeMoment } from './archive.moment.words.ts'

interface TokensProps {
  tokens: readonly TokenRow[]
  holder?: string
  problems?: readonly Problem[]
  done?: string | undefined
}

export const TokensPage = ({ tokens, holder = '', problems = [], done }: TokensProps) => (
  <DeskPage title={words.title} current="/office/archive" back={{ to: '/office/archive', label: words.back }}>
    <ErrorSummary problems={problems} title={words.refused} />
    {done && words.done[done] && <Note>{words.done[done]}</Note>}
    <p class="lead">{words.what}</p>
    {tokens.length === 0 ? (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    ) : (
      <Tokens tokens={tokens} />
    )}
    <Section title={words.form}>
      <div class="narrow">
        <Form action="/office/tokens" problems={problems}>
          <Field name="holder" label={words.holder} hint={words.holderHint} value={holder} maxLength={80} />
          <Actions>
            <Button fit>{words.submit}</Button>
          </Actions>
        </Form>
        <MoreLink to="/office/belonging">{words.belonging}</MoreLink>
        <MoreLink to="/api/v1/openapi.json">{words.document}</MoreLink>
      </div>
    </Section>
  </DeskPage>
)

const Tokens = ({ tokens }: { tokens: readonly TokenRow[] }) => (
  <CardsTable
    caption={words.caption}
    rows={tokens}
    keyOf={({ id }) => id}
    columns={[
      { head: words.columns.holder, cell: ({ id, holder }) => <Link to={`/office/tokens/${id}`}>{holder}</Link> },
      { head: words.columns.issued, cell: ({ issuedBy, issuedAt }) => words.issued(issuedBy, wholeMoment(issuedAt)) },
      { head: words.columns.used, cell: ({ usedAt }) => (usedAt ? wholeMoment(usedAt) : words.never) },
      { head: words.columns.state, cell: ({ voidedAt }) => <TokenState open={voidedAt === null} /> },
      {
        head: words.columns.act,
        headHidden: true,
        cell: ({ id, holder, voidedAt }) =>
          voidedAt ? null : (
            <Form action={`/office/tokens/${id}/void`}>
              <MiniButton about={holder}>{words.void}</MiniButton>
            </Form>
          ),
      },
    ]}
  />
)

export const TokenState = ({ open }: { open: boolean }) => (
  <State lamp={open ? 'ok' : 'none'} word={open ? words.states.open : words.states.voided} />
)

export const TokenPage = ({ token, text }: { token: TokenRow; text: string | undefined }) => (
  <DeskPage
    title={words.one(token.holder)}
    current="/office/archive"
    back={{ to: '/office/tokens', label: words.backToList }}
  >
    <div class="narrow">
      <TokenState open={token.voidedAt === null} />
      {text === undefined ? (
        <p>{words.hidden}</p>
      ) : (
        <>
          <Note kind="care">{words.shown}</Note>
          <p class="link-text">
            <code>{text}</code>
          </p>
          <Section title={words.how}>
            <p class="link-text">
              <code>{words.header(text)}</code>
            </p>
          </Section>
        </>
      )}
      <MoreLink to="/api/v1/openapi.json">{words.document}</MoreLink>
    </div>
  </DeskPage>
)
