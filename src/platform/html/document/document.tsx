import type { ComponentChildren } from 'preact'
import { usePage, useUsed } from '../page.tsx'
import { Sign, Sprite } from '../sign/sign.tsx'
import { pageWords } from '../words.ts'

interface DocumentProps {
  title: string
  desk?: boolean | undefined
  /** Class of the body. */
  class?: string | undefined
  children: ComponentChildren
}

/** The shell that every layout shares: head, skip link, notice line, signs, scripts of the islands that were drawn. */
export const Document = ({ title, desk, class: look, children }: DocumentProps) => {
  const page = usePage()
  const { assets, root, site } = page
  return (
    <html lang="zh-CN" data-look={page.look === 'elder' ? 'elder' : desk ? 'desk' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>{title === site.name ? title : `${title} · ${site.name}`}</title>
        <link rel="stylesheet" href={`${root}/assets/${desk ? assets.deskCss : assets.css}`} />
        {assets.icon && <link rel="icon" href={`${root}/assets/${assets.icon}`} type="image/svg+xml" />}
      </head>
      <body class={look}>
        <a class="v" href="#main">
          {pageWords.skip}
        </a>
        {page.notice && (
          <aside class="notice-line">
            <Sign name="lamp-soon" class="lamp" />
            <span>{page.notice}</span>
          </aside>
        )}
        {children}
        <Sprite />
        <IslandScripts />
      </body>
    </html>
  )
}

/** An island that was not built is left out: what stands in it works without script. */
const IslandScripts = () => {
  const { assets, root } = usePage()
  const { islands } = useUsed()
  return (
    <>
      {[...islands].map((name) => {
        const file = assets.islands[name]
        return file ? <script key={name} type="module" src={`${root}/assets/${file}`} /> : null
      })}
    </>
  )
}
