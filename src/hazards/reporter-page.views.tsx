import type { ComponentChildren } from 'preact'
import { usePage } from '#platform/html/page.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'

/** Every page of a reporter: called only what the site is called, in the tab and in the history, with a way out on top. */
export const ReporterPage = ({
  back,
  children,
}: {
  back?: { to: string; label: string }
  children: ComponentChildren
}) => (
  <PublicPage title={usePage().site.name} quickExit back={back}>
    {children}
  </PublicPage>
)
