import type { ComponentChildren } from 'preact'

/** A kind or a property, in ink: it asks nothing, so it has no colour. */
export const Tag = ({ children }: { children: ComponentChildren }) => <span class="tag">{children}</span>
