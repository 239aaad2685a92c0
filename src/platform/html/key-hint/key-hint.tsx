import type { ComponentChildren } from 'preact'
import { usePage, useUsed } from '../page.tsx'
import { type KeyName, keys } from './keys.rules.ts'

/** The key that does it, shown where it is pressed. */
export const KeyHint = ({ children }: { children: ComponentChildren }) => <kbd aria-hidden="true">{children}</kbd>

interface Hotkey {
  /** Spread over the button, link or box. */
  attributes: { 'aria-keyshortcuts'?: string; 'data-key'?: string }
  shown: string | undefined
}

/** Nothing where the keys are switched off on this device. Only pages that have keys load the script that listens. */
export const useHotkey = (name: KeyName | undefined): Hotkey => {
  const { keysOff } = usePage()
  const used = useUsed()
  if (!name || keysOff) return { attributes: {}, shown: undefined }
  used.islands.add('keys')
  used.keys.add(name)
  const { press, shown } = keys[name]
  return { attributes: { 'aria-keyshortcuts': press[0], 'data-key': press[0] }, shown }
}

/** For keys that an island listens to itself. @returns whether they are on */
export const useOwnKeys = (...names: KeyName[]): boolean => {
  const { keysOff } = usePage()
  const used = useUsed()
  if (!keysOff) for (const name of names) used.keys.add(name)
  return !keysOff
}
