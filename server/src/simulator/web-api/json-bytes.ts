import { hash } from 'node:crypto'
import type { Page } from '../../../contract/web-api.ts'

/** JSON that is written down, and goes out as it is. */
export class JsonBytes {
  readonly bytes: Buffer
  /** The same bytes have the same digest. */
  readonly digest: string

  constructor(bytes: Buffer, digest: string) {
    this.bytes = bytes
    this.digest = digest
    digests.set(bytes, digest)
  }

  static of(value: unknown): JsonBytes {
    const bytes = Buffer.from(JSON.stringify(value))
    return new JsonBytes(bytes, digestOf(bytes))
  }
}

const digests = new WeakMap<object, string>()

/** Of an answer on its way out; `undefined` where something has replaced it. */
export const knownDigest = (payload: object): string | undefined => digests.get(payload)

const digestOf = (data: string | Buffer) => hash('sha1', data, 'base64url')

const comma = Buffer.from(',')
const end = Buffer.from(']}')

/** A page of rows that are written down. They are neither encoded nor read again: their digests stand for them. */
export function pageBytes({ items, ...rest }: Page<JsonBytes>): JsonBytes {
  const head = `${JSON.stringify(rest).slice(0, -1)},"items":[`
  const rows = items.flatMap(({ bytes }, index) => (index === 0 ? [bytes] : [comma, bytes]))
  const digest = digestOf(head + items.map((row) => row.digest).join())
  return new JsonBytes(Buffer.concat([Buffer.from(head), ...rows, end]), digest)
}
