import type { ComponentChildren } from 'preact'

/** What is not here, and when something will be. No picture. */
export const Empty = ({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) => (
  <div class="empty">
    <b>{title}</b>
    {children}
  </div>
)
