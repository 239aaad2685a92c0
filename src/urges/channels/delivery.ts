/** One message on its way out. The same key always means the same message: who takes it twice may drop the second. */
export interface Outgoing {
  key: string
  to: string
  subject: string
  text: string
  /** The server's own time, for signatures that expire. */
  at: Date
}

export interface Delivered {
  /** The taker's own number for it, where it gives one. */
  providerId: string
}

/** A named outside system refused, or could not be reached. */
export class DeliveryFailed extends Error {
  /** Worth another try later. */
  readonly isPassing: boolean
  constructor(message: string, isPassing: boolean, cause?: unknown) {
    super(message, { cause })
    this.isPassing = isPassing
  }
}
