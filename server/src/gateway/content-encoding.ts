import { promisify } from 'node:util'
import { brotliDecompress, inflate, unzip, zstdDecompress } from 'node:zlib'
import { invalidAnswer, type UpstreamAnswer } from './answer-reader.ts'

type Decode = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>

/** By the names of the IANA registry and their older spellings; `unzip` reads gzip. @see RFC 9110 §8.4.1 */
const decoders: Readonly<Record<string, Decode>> = {
  gzip: promisify(unzip),
  'x-gzip': promisify(unzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
}

/** We ask for `identity`, but a cache or proxy may compress all the same. A charset in this header is a common mistake. */
const asItIs = /^\s*(identity|none|utf-?8|)\s*$/i

export const isEncoded = ({ headers, body }: UpstreamAnswer): boolean =>
  headers['content-encoding'] !== undefined && body.length > 0 && !asItIs.test(headers['content-encoding'])

/**
 * The answer without the compression that its `Content-Encoding` names.
 * @param answerBytes the largest body that is read
 * @throws {ProblemError} `upstream-invalid` where the encoding is not known, the body is not in it, or it is too large
 */
export async function decodeContent(answer: UpstreamAnswer, answerBytes: number): Promise<UpstreamAnswer> {
  const { 'content-encoding': encoding = '', ...headers } = answer.headers
  const name = encoding.trim().toLowerCase()
  const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined
  if (!decode) throw undecodable(answer)
  try {
    return { ...answer, headers, body: await decode(answer.body, { maxOutputLength: answerBytes }) }
  } catch (cause) {
    throw undecodable(answer, cause)
  }
}

const undecodable = ({ status }: UpstreamAnswer, cause?: unknown) =>
  invalidAnswer('The answer was compressed in a way that can’t be read.', { upstreamStatus: status, cause })
