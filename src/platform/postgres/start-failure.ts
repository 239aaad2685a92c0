import { type StartProblem, startProblemWords } from './words.ts'

/** A reason not to start that the operator can act on; everything else is a bug and shows its stack. */
export class StartFailure extends Error {
  readonly problem: StartProblem
  readonly subject: string

  constructor(problem: StartProblem, subject = '', options?: ErrorOptions) {
    super(startProblemWords[problem](subject), options)
    this.problem = problem
    this.subject = subject
  }
}

type SystemError = Error & { code?: string; path?: string; address?: string; port?: number }

const folderProblems: Record<string, StartProblem> = {
  EACCES: 'data-folder-unwritable',
  EPERM: 'data-folder-unwritable',
  EROFS: 'data-folder-unwritable',
  EEXIST: 'data-folder-unwritable', // a file stands where a folder has to
  ENOTDIR: 'data-folder-unwritable',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
}

/** Turns what the file system says about our data folder into a StartFailure naming it. */
export function folderFailure(error: unknown, folder: string): unknown {
  const problem = folderProblems[(error as SystemError)?.code ?? '']
  return problem ? new StartFailure(problem, folder, { cause: error }) : error
}

/** One line (Chinese, then English) for the person at the terminal. A bug keeps its stack. */
export function explainStartFailure(error: unknown): string {
  if (error instanceof StartFailure) return error.message
  const { code, address, port, path } = (error ?? {}) as SystemError
  const place = path ?? `${address ?? ''}:${port ?? ''}`
  if (code === 'EADDRINUSE') return startProblemWords['port-taken'](place)
  if (code === 'EADDRNOTAVAIL' || (code === 'EACCES' && port !== undefined)) {
    return startProblemWords['address-refused'](place)
  }
  if (code === 'ENOSPC') return startProblemWords['disk-full'](place)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
