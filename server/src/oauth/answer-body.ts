import type { Dispatcher } from 'undici'
import { OAuthInvalidAnswer } from './errors.ts'

type Body = Dispatcher.ResponseData['body']

/** Bytes. A token answer has one or two thousand; what is longer is none, and is not read on. */
const longestAnswer = 64 * 1024

/** @throws {OAuthInvalidAnswer} the answer is too long; the connection is closed then */
export async function readBody(body: Body): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  // Leaving the loop early destroys the body, and the connection with it.
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > longestAnswer) throw new OAuthInvalidAnswer(`The token answer is longer than ${longestAnswer} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** Closes the connection on what we have no use for. */
export function discardBody(body: Body): void {
  // Destroying an unread body is reported as an error, which nobody else would hear.
  body.on('error', () => {}).destroy()
}
