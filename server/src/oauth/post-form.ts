import type { Dispatcher } from 'undici'
import { basicCredentials, type OAuthClient } from './client.ts'
import { decodeText } from './decode-text.ts'
import { OAuthInvalidAnswer, OAuthUnavailable } from './errors.ts'
import { readRetryAfter } from './retry-after.ts'

export interface FormAnswer {
  status: number
  /** Whole seconds from now. */
  retryAfterSeconds?: number
  /** At most 64 KB. Empty when the status alone decides. */
  text: string
}

export const isSuccess = ({ status }: Pick<FormAnswer, 'status'>) => status >= 200 && status <= 299

/** Bytes. A token answer has 1 or 2 KB; a longer one is not a token answer, and the rest of it is not read. */
const longestAnswer = 64 * 1024

/**
 * Posts one form to an endpoint of the authorization server, within the client's `timeoutMs`. It follows no redirect: a
 * redirect is an answer like any other, so the credentials never leave the configured endpoint.
 * @throws {OAuthUnavailable} no answer came, or not in time
 * @throws {OAuthInvalidAnswer} the answer is too long
 */
export async function postForm(
  client: OAuthClient,
  endpoint: string,
  parameters: Record<string, string>,
): Promise<FormAnswer> {
  const signal = AbortSignal.timeout(client.timeoutMs)
  try {
    return await readAnswer(client, await send(client, endpoint, parameters, signal))
  } catch (error) {
    if (error instanceof OAuthInvalidAnswer) throw error
    throw unreachable(error, signal)
  }
}

function send(client: OAuthClient, endpoint: string, parameters: Record<string, string>, signal: AbortSignal) {
  const { origin, pathname, search } = new URL(endpoint)
  const options = {
    origin,
    path: pathname + search,
    method: 'POST',
    headers: {
      authorization: `Basic ${basicCredentials(client)}`,
      accept: 'application/json',
      // Without this header a server may compress its answer (RFC 9110 §12.5.3).
      'accept-encoding': 'identity',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(parameters).toString(),
    signal,
    // Close the connection afterwards: the server may be about to close a kept one, which would lose a request that must
    // not be sent twice. These calls are rare.
    reset: true,
    // Follow no redirect, even if the dispatcher was composed with undici's redirect interceptor.
    maxRedirections: 0,
  } as const
  return client.dispatcher.request(options)
}

async function readAnswer(client: OAuthClient, response: Dispatcher.ResponseData): Promise<FormAnswer> {
  const { statusCode: status, headers, body } = response
  const retryAfterSeconds = readRetryAfter(headers['retry-after'], client.now())
  const hasUsefulBody = isSuccess({ status }) || (status >= 400 && status < 500)
  if (!hasUsefulBody) discardBody(body)
  const text = hasUsefulBody ? decodeText(await readBody(body), headers['content-type']) : ''
  return { status, text, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
}

type Body = Dispatcher.ResponseData['body']

/** @throws {OAuthInvalidAnswer} the body is too long; the connection is closed then */
async function readBody(body: Body): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  // Leaving the loop early destroys the body, and the connection with it.
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > longestAnswer) throw new OAuthInvalidAnswer(`The token answer is longer than ${longestAnswer} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Closes the connection of an answer whose body has no use. */
function discardBody(body: Body): void {
  // Destroying an unread body emits an error. Without a listener it would end the process.
  body.on('error', () => {}).destroy()
}

/** Keeps only the code of the error: a parser error holds the bytes that were received, tokens among them. */
function unreachable(error: unknown, signal: AbortSignal): OAuthUnavailable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
  if (signal.aborted || code.endsWith('_TIMEOUT') || code === 'ETIMEDOUT')
    return new OAuthUnavailable('timeout', 'it took too long')
  return new OAuthUnavailable('network', `the connection failed (${code})`)
}
