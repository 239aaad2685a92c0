import type { Assets } from '../src/platform/assets/assets.ts'

export const buildAssets: (options?: { outdir?: string }) => Promise<Assets>
