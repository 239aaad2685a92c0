import type { ComponentChildren } from 'preact'
import { Document } from '../document/document.tsx'
import { Foot } from '../foot/foot.tsx'
import { LookSwitch, SiteMark } from '../public-page/public-page.tsx'

interface PlainPageProps {
  title: string
  /** Shown instead of the title as the heading. */
  heading?: string | undefined
  children?: ComponentChildren
}

/** Errors, signing in: one heading, a few sentences, a way on. No menu. */
export const PlainPage = ({ title, heading = title, children }: PlainPageProps) => (
  <Document title={title}>
    <header class="top">
      <SiteMark to="/" />
      <LookSwitch />
    </header>
    <main class="page plain" id="main">
      <h1>{heading}</h1>
      {children}
    </main>
    <Foot />
  </Document>
)
