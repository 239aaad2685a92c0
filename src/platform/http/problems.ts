/** Thrown where the thing asked for does not exist for this viewer: the answer is 404, never 403. */
export class NotFound extends Error {}
export class Forbidden extends Error {}
/** The same form key came with another body. */
export class KeyConflict extends Error {}
/** The key is missing, made up, or belongs to somebody else. */
export class KeyInvalid extends Error {}

/** Ends an act half way: the transaction is rolled back and this answer is given instead. */
export class Refusal extends Error {
  readonly answer: Response
  constructor(answer: Response) {
    super('refused')
    this.answer = answer
  }
}

export const notFound = (): never => {
  throw new NotFound()
}
