import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { loadAssets, serveAssets } from '#platform/assets/assets.ts'
import { Button } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { FileField } from '#platform/html/file-field/file-field.tsx'
import { Form } from '#platform/html/form.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { LiveFrom, LivePart } from '#platform/html/live/live.tsx'
import { renderPage } from '#platform/html/page.tsx'
import { contextOf } from './gallery-server.tsx'
import { type Served, serveApp } from './serve-app.ts'

interface Sent {
  key: string
  button: string
  photos: { name: string; size: number }[]
}

/** Two pages to try the islands on: one that changes while it is looked at, one that takes photos. */
export const serveIslands = async (
  assetsFolder: string,
): Promise<Served & { change: () => void; sent: Sent[]; failNext: () => void }> => {
  const assets = loadAssets(assetsFolder)
  const sent: Sent[] = []
  const listeners = new Set<() => void>()
  let names = ['first']
  let failing = false
  const app = new Hono()
    .get('/assets/:file', serveAssets(assetsFolder))
    .get('/changes', (c) =>
      streamSSE(c, async (stream) => {
        const tell = () => void stream.writeSSE({ data: 'changed' })
        listeners.add(tell)
        await stream.writeSSE({ event: 'hello', data: '' })
        await new Promise<void>((gone) => stream.onAbort(() => gone()))
        listeners.delete(tell)
      }),
    )
    .get('/live', (c) => c.html(renderPage(<LivePage names={names} />, contextOf(new URL(c.req.url), assets))))
    .get('/photos', (c) => c.html(renderPage(<PhotosPage />, contextOf(new URL(c.req.url), assets))))
    .get('/done', (c) =>
      c.html(renderPage(<DeskPage title="done">{null}</DeskPage>, contextOf(new URL(c.req.url), assets))),
    )
    .post('/photos', async (c) => {
      const form = await c.req.formData()
      if (failing) {
        failing = false
        return c.text('busy', 503)
      }
      const photos = form.getAll('photos').filter((one): one is File => typeof one !== 'string' && one.size > 0)
      sent.push({
        key: String(form.get('_key')),
        button: String(form.get('after')),
        photos: photos.map(({ name, size }) => ({ name, size })),
      })
      return c.redirect('/done', 303)
    })
  return {
    ...(await serveApp(app)),
    sent,
    failNext: () => {
      failing = true
    },
    change: () => {
      names = ['newest', ...names]
      for (const tell of listeners) tell()
    },
  }
}

const LivePage = ({ names }: { names: string[] }) => (
  <DeskPage title="live">
    <LiveFrom url="/changes" />
    <LivePart name="list">
      <ul>
        {names.map((name, index) => (
          <li key={name} id={`item-${names.length - index}`}>
            <State lamp={name === 'newest' ? 'late' : 'ok'} word={name} />
          </li>
        ))}
      </ul>
      <Form action="/live">
        <input id="words" name="words" aria-label="words" value="" />
      </Form>
    </LivePart>
  </DeskPage>
)

const PhotosPage = () => (
  <DeskPage title="photos">
    <Form action="/photos" files>
      <FileField name="photos" label="photos" />
      <Button name="after" value="next">
        send
      </Button>
    </Form>
  </DeskPage>
)
