import { explainStartFailure } from '#platform/postgres/start-failure.ts'
import { BackupRefused } from './refused.ts'

/** A program at the terminal: what it says, one line for what the operator has to mend, and its exit code. */
export async function saying(work: (say: (line: string) => void) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work((line) => console.log(line))
  } catch (error) {
    console.error(error instanceof BackupRefused ? error.message : explainStartFailure(error))
    process.exitCode = 1
  }
}
