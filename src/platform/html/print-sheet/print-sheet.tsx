import type { ComponentChildren } from 'preact'
import { Document } from '../document/document.tsx'
import { BackLink } from '../public-page/public-page.tsx'

interface PrintSheetProps {
  title: string
  /** Way back on the screen; it is not printed. */
  back?: { to: string; label: string } | undefined
  /** One line under the heading: for whom, by whom, when. */
  note?: string | undefined
  children: ComponentChildren
}

/** A sheet of paper, A4: phone lists, sign-in sheets, tables to carry into a meeting. */
export const PrintSheet = ({ title, back, note, children }: PrintSheetProps) => (
  <Document title={title} desk class="sheet">
    {back && (
      <nav class="sheet-back">
        <BackLink {...back} />
      </nav>
    )}
    <main class="sheet-paper" id="main">
      <h1>{title}</h1>
      {note && <p class="s">{note}</p>}
      {children}
    </main>
  </Document>
)
