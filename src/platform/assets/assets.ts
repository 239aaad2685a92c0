import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** File names under `/assets`, each with a hash of its content. */
export interface Assets {
  /** For public pages. */
  css: string
  /** Public and desk together, for staff pages. */
  deskCss: string
  icon?: string | undefined
  islands: Record<string, string>
}

/** Reads what `bin/build-assets.mjs` wrote. */
export const loadAssets = (folder = 'dist'): Assets =>
  JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8')) as Assets
