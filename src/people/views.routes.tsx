import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { type Ctx, director, get, isOffice, post, type Route, readers } from './access.ts'
import { recordAct } from './audit.store.ts'
import { once } from './once.ts'
import { page } from './page.tsx'
import { listOf, movedUp, problemsWithView, viewOf } from './views.rules.ts'
import {
  changeView,
  dropView,
  listStarts,
  listViews,
  orderViews,
  recordView,
  setStart,
  type View,
} from './views.store.ts'
import { ViewEditPage, ViewSavePage, ViewsPage } from './views.views.tsx'

export const viewRoutes: Route[] = [
  get('/office/views', readers, async (c) => {
    const { db, town, viewer } = c.var
    const [views, starts] = await Promise.all([seenBy(c), listStarts(db, town.id, viewer!.personId)])
    const done = c.req.query('done')
    return page(
      c,
      <ViewsPage {...{ views, starts, done }} mine={viewer!.personId} mayDropAll={director.includes(viewer)} />,
    )
  }),

  post('/office/views', readers, async (c) => {
    const { town, viewer, now, form } = c.var
    const name = form.text('name')
    const path = form.text('path')
    const shared = form.checked('shared') && isOffice(viewer)
    return once(c, '/office/views?done=saved', async (tx) => {
      const personId = viewer!.personId
      const own = (await listViews(tx, town.id, { personId, office: false })).length
      const problems = problemsWithView({ name, path, count: own })
      const view = viewOf(path)
      if (problems.length > 0 || !view) {
        const given = { name, shared, path: view?.path ?? '' }
        throw new Refusal(await page(c, <ViewSavePage {...{ given, problems }} canShare={isOffice(viewer)} />, 422))
      }
      const id = await recordView(tx, town.id, { ...view, personId, name, shared, now })
      await recordAct(tx, c, { act: 'view.save', subject: `view/${id}`, detail: { shared } })
      return view.path
    })
  }),

  get('/office/views/:view', readers, async (c) => {
    const view = await ownIn(c)
    return page(c, <ViewEditPage view={view} given={view} problems={[]} canShare={isOffice(c.var.viewer)} />)
  }),

  post('/office/views/:view', readers, async (c) => {
    const { town, viewer, form } = c.var
    const view = await ownIn(c)
    const given = { name: form.text('name'), shared: form.checked('shared') && isOffice(viewer) }
    const problems = problemsWithView({ ...given, path: view.path, count: 0 })
    return once(c, '/office/views?done=changed', async (tx) => {
      if (problems.length > 0)
        throw new Refusal(
          await page(c, <ViewEditPage {...{ view, given, problems }} canShare={isOffice(viewer)} />, 422),
        )
      await changeView(tx, town.id, view.id, given)
      await recordAct(tx, c, { act: 'view.change', subject: `view/${view.id}`, detail: { shared: given.shared } })
    })
  }),

  post('/office/views/:view/drops', readers, async (c) => {
    const view = await seenIn(c)
    // What a colleague who left shared must go some day, too.
    if (view.personId !== c.var.viewer!.personId && !director.includes(c.var.viewer)) return notFound()
    return once(c, '/office/views?done=dropped', async (tx) => {
      await dropView(tx, c.var.town.id, view.id)
      await recordAct(tx, c, { act: 'view.drop', subject: `view/${view.id}` })
    })
  }),

  post('/office/views/:view/starts', readers, async (c) => {
    const view = await seenIn(c)
    const off = c.var.form.text('start') === 'off'
    return once(c, `/office/views?done=${off ? 'unstart' : 'start'}`, (tx) =>
      setStart(tx, c.var.town.id, c.var.viewer!.personId, { list: view.list, viewId: off ? null : view.id }),
    )
  }),

  post('/office/views/:view/moves', readers, async (c) => {
    const { id, list } = await ownIn(c)
    return once(c, '/office/views?done=moved', async (tx) => {
      const own = await listViews(tx, c.var.town.id, { personId: c.var.viewer!.personId, office: false }, list)
      const ids = own.map((view) => view.id)
      await orderViews(tx, c.var.town.id, movedUp(ids, id))
    })
  }),
]

/** The guard lets nobody in without a name. Lists that are no more are not shown. */
const seenBy = async (c: Ctx): Promise<View[]> => {
  const { db, town, viewer } = c.var
  const views = await listViews(db, town.id, { personId: viewer!.personId, office: isOffice(viewer) })
  return views.filter(({ path }) => listOf(path))
}

async function seenIn(c: Ctx): Promise<View> {
  const id = c.req.param('view')
  return (isId(id) && (await seenBy(c)).find((view) => view.id === id)) || notFound()
}

async function ownIn(c: Ctx): Promise<View> {
  const view = await seenIn(c)
  return view.personId === c.var.viewer!.personId ? view : notFound()
}
