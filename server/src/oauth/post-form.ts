import { type Dispatcher, request } from 'undici'
import { discardBody, readBody } from './answer-body.ts'
import type { OAuthClient } from './client.ts'
import { basicCredentials } from './client-authentication.ts'
import { OAuthInvalidAnswer, OAuthUnavailable } from './errors.ts'
import { readRetryAfter } from './retry-after.ts'

export interface TokenAnswer {
  status: number
  /** Whole seconds from now. */
  retryAfterSeconds?: number
  /** At most 64 KB; empty where the status alone says all. */
  text: string
}

/**
 * Posts one form to an endpoint of the authorization server, within the client's time. Never again elsewhere: a redirect is an answer like
 * any other, so credentials do not leave the configured endpoint.
 * @param endpoint the token endpoint when left out
 * @throws {OAuthUnavailable} no answer came, or not in time
 * @throws {OAuthInvalidAnswer} the answer is too long
 */
export async function postForm(
  client: OAuthClient,
  parameters: Record<string, string>,
  endpoint = client.tokenEndpoint,
): Promise<TokenAnswer> {
  const signal = AbortSignal.timeout(client.timeoutMs ?? 7_500)
  try {
    return await readAnswer(client, await send(client, endpoint, parameters, signal))
  } catch (error) {
    if (error instanceof OAuthInvalidAnswer) throw error
    throw unreachable(error, signal)
  }
}

function send(client: OAuthClient, endpoint: string, parameters: Record<string, string>, signal: AbortSignal) {
  const options = {
    dispatcher: client.dispatcher,
    method: 'POST',
    headers: {
      authorization: `Basic ${basicCredentials(client)}`,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(parameters).toString(),
    signal,
    // No connection is kept for the next time: one that the server is just closing would lose a request that can't be
    // repeated, and these are rare.
    reset: true,
    // Also where the dispatcher was composed with undici's redirect interceptor.
    maxRedirections: 0,
  } as const
  return request(endpoint, options)
}

async function readAnswer(client: OAuthClient, response: Dispatcher.ResponseData): Promise<TokenAnswer> {
  const { statusCode: status, headers, body } = response
  const retryAfterSeconds = readRetryAfter(headers['retry-after'], client.now())
  const matters = status === 200 || (status >= 400 && status < 500)
  if (!matters) discardBody(body)
  const text = matters ? await readBody(body) : ''
  return { status, text, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
}

/** Only the error's code goes on: a parser error carries what was received, tokens and all. */
function unreachable(error: unknown, signal: AbortSignal): OAuthUnavailable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
  if (signal.aborted || code.endsWith('_TIMEOUT') || code === 'ETIMEDOUT')
    return new OAuthUnavailable('timeout', 'it took too long')
  return new OAuthUnavailable('network', `the connection failed (${code})`)
}
