import { anyone, type Ctx, get, post, type Route, unseen } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { townSigner, withGaps } from './roots.signing.ts'
import { findRoot, listRoots } from './roots.store.ts'
import { RootsPage } from './roots.views.tsx'
import { faultsInSignature, type ReceiptFault, readSignedReceipt, rootFindingOf } from './signed-receipts.rules.ts'
import { CheckReceiptPage } from './signed-receipts.views.tsx'
import { faultWords, lineLabels } from './signed-receipts.words.ts'

const MOST_SHOWN = 31

export const rootRoutes: Route[] = [
  get('/hazards/roots', anyone, async (c) => {
    const before = c.req.query('before')
    const all = withGaps(await listRoots(c.var.db, c.var.town.id)).filter(({ day }) => !before || day < before)
    const roots = all.slice(0, MOST_SHOWN)
    const older = all.length > MOST_SHOWN ? roots.at(-1)?.day : undefined
    return page(c, <RootsPage roots={roots} publicKey={keyOfTown(c).toString('hex')} older={older} />)
  }),

  get('/hazards/roots.json', anyone, async (c) => {
    const { db, town } = c.var
    const roots = (await listRoots(db, town.id)).map(({ day, reports, through, root, signature }) => ({
      day,
      reports,
      through,
      root: root.toString('hex'),
      signature: signature.toString('hex'),
    }))
    const published = { town: town.fullName || town.name, publicKey: keyOfTown(c).toString('hex'), roots }
    return c.json(published, 200, { 'cache-control': 'private, no-cache' })
  }),

  get('/hazards/receipt/check', unseen, (c) => page(c, <CheckReceiptPage given="" problems={[]} />)),

  // Nothing is kept of what is pasted here; an act without a row needs no key.
  post('/hazards/receipt/check', unseen, async (c) => {
    const given = c.var.form.text('receipt')
    const refuse = (faults: readonly ReceiptFault[]) => {
      const problems = faults.slice(0, 8).map((fault) => ({ field: 'receipt', text: faultWords(fault) }))
      return page(c, <CheckReceiptPage given={given} problems={problems} />, 422)
    }
    const receipt = readSignedReceipt(given, lineLabels)
    if (Array.isArray(receipt)) return refuse(receipt)
    const faults = faultsInSignature(receipt, keyOfTown(c))
    if (faults.length > 0) return refuse(faults)
    const root = receipt.inclusion && (await findRoot(c.var.db, c.var.town.id, receipt.inclusion.day))
    const finding = rootFindingOf(receipt, root ? [root] : [], keyOfTown(c))
    return page(c, <CheckReceiptPage given={given} problems={[]} found={{ receipt, finding }} />)
  }),
]

const keyOfTown = (c: Ctx): Buffer => townSigner(c.var.site.keys, c.var.town.id).publicKey
