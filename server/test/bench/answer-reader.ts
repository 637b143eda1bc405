/**
 * Finds the ends of HTTP/1.1 answers in what a connection delivers, one answer at a time. It reads the status and the
 * `Content-Length`, and skips the body: whoever generates load on the machine that is measured must do as little as it can.
 */
export class AnswerReader {
  readonly #onAnswer: (status: number) => void
  #head: Buffer = Buffer.alloc(0)
  #status = 0
  #bodyBytesLeft = 0

  constructor(onAnswer: (status: number) => void) {
    this.#onAnswer = onAnswer
  }

  /** @throws {Error} an answer does not say how long it is */
  take(chunk: Buffer): void {
    let rest = chunk
    while (rest.length > 0) rest = this.#bodyBytesLeft > 0 ? this.#skipBody(rest) : this.#readHead(rest)
  }

  #skipBody(bytes: Buffer): Buffer {
    const skipped = Math.min(this.#bodyBytesLeft, bytes.length)
    this.#bodyBytesLeft -= skipped
    if (this.#bodyBytesLeft === 0) this.#onAnswer(this.#status)
    return bytes.subarray(skipped)
  }

  #readHead(bytes: Buffer): Buffer {
    const head = this.#head.length > 0 ? Buffer.concat([this.#head, bytes]) : bytes
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) {
      this.#head = head
      return Buffer.alloc(0)
    }
    this.#head = Buffer.alloc(0)
    const text = head.toString('latin1', 0, end)
    this.#status = Number(text.slice(9, 12))
    this.#bodyBytesLeft = bodyLength(text, this.#status)
    if (this.#bodyBytesLeft === 0) this.#onAnswer(this.#status)
    return head.subarray(end + 4)
  }
}

function bodyLength(head: string, status: number): number {
  if (status === 204 || status === 304) return 0
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`An answer without Content-Length can’t be counted: ${head}`)
  return Number(length)
}
