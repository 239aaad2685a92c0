import { centralRecord, dosTime, endRecords, localRecord } from './records.rules.ts'

/** Frames files one after the other into an archive that is sent on as it grows; keeps only the directory. */
export class ZipWriter {
  #offset = 0
  #entries = 0
  readonly #directory: Buffer[] = []

  /** The bytes before a file's content; exactly `bytes` of content follow. */
  head({ name, bytes, crc, at }: { name: string; bytes: number; crc: number; at: Date }): Buffer {
    const entry = { name, bytes, crc, time: dosTime(at), offset: this.#offset }
    const head = localRecord(entry)
    this.#directory.push(centralRecord(entry))
    this.#entries += 1
    this.#offset += head.length + bytes
    return head
  }

  /** The bytes after the last file. */
  end(): Buffer {
    const directory = Buffer.concat(this.#directory)
    const end = endRecords({ entries: this.#entries, offset: this.#offset, bytes: directory.length })
    return Buffer.concat([directory, end])
  }
}
