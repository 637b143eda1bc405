import { isRecord, parseJson } from '../../contract/json.ts'
import type { Connections } from '../async/connections.ts'
import { ProblemError } from '../http/problem-error.ts'

interface ControlsOptions {
  /** Of the simulator’s Web API; its controls stand beside it. */
  apiUrl: string
  dispatcher: Connections
  timeoutMs: number
  /** Where the controls ask for one. */
  controlToken?: string | undefined
}

/**
 * Sends one request to the simulator's controls, over HTTP as any other client does.
 * @param path below `/simulator/`
 * @returns the answer's members
 * @throws {ProblemError} `upstream-unavailable` where it gives no answer that can be read within `timeoutMs`, `upstream-invalid`
 *   where it refuses
 */
export type SimulatorControls = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<Record<string, unknown>>

export function createSimulatorControls(options: ControlsOptions): SimulatorControls {
  const { apiUrl, dispatcher, timeoutMs, controlToken } = options
  const base = new URL(`${apiUrl.replace(/\/v1$/, '')}/simulator/`)
  const bearer = controlToken === undefined ? {} : { authorization: `Bearer ${controlToken}` }
  return async (method, path, body) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) }
    const headers = { ...bearer, ...(body !== undefined && { 'content-type': 'application/json' }) }
    const { statusCode, text } = await dispatcher
      .request({
        ...{ origin: base.origin, path: `${base.pathname}${path}`, method, headers, ...json },
        signal: AbortSignal.timeout(timeoutMs),
      })
      .then(async (answer) => ({ statusCode: answer.statusCode, text: await answer.body.text() }))
      .catch((cause: unknown) => {
        throw new ProblemError('upstream-unavailable', { detail: 'The simulator does not answer.', cause })
      })
    const answer = parseJson(text)
    if (statusCode >= 300 || !isRecord(answer))
      throw new ProblemError('upstream-invalid', { detail: `The simulator refused this: ${statusCode}.` })
    return answer
  }
}
