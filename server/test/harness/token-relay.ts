import { request } from 'undici'
import { startUpstream } from '../../src/gateway/testing/upstream.ts'
import type { Simulator } from './simulator.ts'

/** What becomes of an answer on its way back: passed on when the promise says so, or dropped. */
export type OnTheWay = (grantType: string | null) => Promise<'pass' | 'drop'>

/**
 * A token endpoint between a server and a simulator's: what comes through has happened there, whatever becomes of the
 * answer.
 * @returns its address
 */
export async function startTokenRelay(simulator: Simulator, onTheWay: OnTheWay): Promise<string> {
  const relay = await startUpstream(async (response, { headers, body }) => {
    const { authorization = '', 'content-type': type = '' } = headers
    const options = { method: 'POST', headers: { authorization, 'content-type': type }, body } as const
    const answer = await request(`${simulator.origin}/api/token`, options)
    const text = await answer.body.text()
    if ((await onTheWay(new URLSearchParams(body).get('grant_type'))) === 'drop') return response.destroy()
    return response.writeHead(answer.statusCode, { 'content-type': 'application/json' }).end(text)
  })
  return `${relay.apiUrl}/token`
}
