import type { Handler } from 'hono'
import type { Ctx } from '#people/access.ts'
import type { UnitTelling } from '#people/manifest.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { PageContext } from '#platform/html/page.tsx'
import type { Kept } from '#platform/kept.ts'
import type { Keys } from '#platform/keys.ts'
import type { Packer } from '#platform/zip/packing.ts'

/** What the process has once: made in start.ts, or by a test. */
export interface Parts {
  db: Db
  keys: Keys
  clock: Clock
  files: FileStore
  assets: PageContext['assets']
  /** Answers `/assets/…`; absent in tests that draw no styles. */
  serveAssets?: Handler
  /** Spares most requests what they would read first; without it each reads it. */
  kept?: Kept
  /** Makes archives in a process of its own; without it they are made in this one. */
  pack?: Packer
  /** The file beside the database that erasures are kept in too; absent in tests that need none. */
  tombstones?: string
  settings: Settings
}

export interface Settings {
  basePath: string
  /** Behind a proxy that sets X-Forwarded-Proto/-For; otherwise those headers are not believed. */
  trustProxy: boolean
  oidc?: { issuer: string; clientId: string; clientSecret?: string; name: string }
  publicUrl?: string
  /** Where somebody tells of a weakness: mailto:, https: or tel:. */
  securityContact?: string
  /** Run by bin/dev. */
  development?: boolean
}

/** The parts, and the answers that a guard gives instead of the page. */
export interface Site extends Parts, UnitTelling {
  menuFor(c: Ctx): Promise<PageContext['menu']>
  askToSignIn(c: Ctx): Response
  needsSecondFactor(c: Ctx): boolean
  askForSecondFactor(c: Ctx): Response
  askForPassword(c: Ctx): Response
  refuse(c: Ctx): Response
}
