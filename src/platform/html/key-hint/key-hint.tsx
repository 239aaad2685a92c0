import type { ComponentChildren } from 'preact'

/** The key that does it, shown where it is pressed. */
export const KeyHint = ({ children }: { children: ComponentChildren }) => <kbd aria-hidden="true">{children}</kbd>
