import type { Provider } from '@scopedeck/server/contract/session.ts'
import { isoMoment } from '../shared/clock.ts'
import { sentFields, urlOf } from './flow-address.ts'
import { lanesOf, wasSeen } from './flow-model.ts'
import { type Step, textOf } from './read-flow.ts'

/** The steps as they are, for programs. */
export const toJson = (steps: readonly Step[], isCut: boolean): string => JSON.stringify({ isCut, steps }, null, 2)

/**
 * The steps as an archive that the tools of browsers open. It has what the record has: no bodies, no cookies, and
 * fingerprints for secrets.
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function toHar(steps: readonly Step[], provider: Provider): string {
  const log = {
    version: '1.2',
    creator: { name: 'Scopedeck', version: '1' },
    comment: 'Secrets are fingerprints. Messages marked as not seen were carried by the browser past the BFF.',
    entries: steps.map((step) => entryOf(step, provider)),
  }
  return JSON.stringify({ log }, null, 2)
}

function entryOf(step: Step, provider: Provider) {
  const { at, ms = 0, status = 0, problem } = step
  const { from, to } = lanesOf(step)
  const url = urlOf(step, provider)
  const unknown = { httpVersion: 'unknown', cookies: [], headersSize: -1, bodySize: -1 }
  const content = { size: 0, mimeType: 'x-unknown', comment: fieldsText(step.answered) }
  return {
    startedDateTime: isoMoment(at),
    time: ms,
    request: {
      ...{ ...unknown, method: step.method, url, headers: headersOf(step) },
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      ...(step.method === 'POST' && {
        postData: {
          mimeType: 'application/x-www-form-urlencoded',
          params: sentFields(step, provider).map(([name, value]) => ({ name, value })),
        },
      }),
    },
    response: { ...unknown, status, statusText: problem ?? '', headers: [], content, redirectURL: '' },
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    comment: `${from} to ${to}${wasSeen(step) ? '' : ', not seen by the BFF'}`,
  }
}

function headersOf({ sent }: Step): { name: string; value: string }[] {
  const { access_token, client_secret } = sent
  if (access_token !== undefined) return [{ name: 'authorization', value: `Bearer ${textOf(access_token)}` }]
  if (client_secret !== undefined) return [{ name: 'authorization', value: `Basic ${textOf(client_secret)}` }]
  return []
}

const fieldsText = (values: Step['answered']) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${textOf(value)}`)
    .join('&')

/** Hands a text to the browser as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
