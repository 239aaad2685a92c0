import { type RefusalName, refusals } from './words.ts'

/** Something that the operator has to decide or mend; everything else is a bug and shows its stack. */
export class BackupRefused extends Error {
  constructor(why: RefusalName, subject = '', options?: ErrorOptions) {
    super(refusals[why](subject), options)
  }
}
