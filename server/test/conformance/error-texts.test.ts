import { existsSync, readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { scopes } from '../../contract/scopes.ts'
import { test } from '../../src/simulator/testing/simulated.ts'
import { accountsErrors } from './accounts-errors.ts'
import { Caller } from './caller.ts'
import type { Asker } from './error-row.ts'
import { findSamples } from './samples.ts'
import { webApiErrors } from './web-api-errors.ts'

const errorRows = [...webApiErrors, ...accountsErrors]

test('every mistake of the list is answered with the status and the words that Spotify was seen to use', async ({
  script,
}) => {
  await script.control('PATCH', 'settings', { mode: 'extended' })
  const { access_token } = await script.signIn(scopes.join(' '))
  const v1: Asker['v1'] = (call, body, authorization = `Bearer ${access_token}`) => {
    const [method = '', path = ''] = call.split(' ')
    const text = typeof body === 'object' ? JSON.stringify(body) : body
    return script.send(`/v1${path}`, { method, headers: { authorization }, ...(text !== undefined && { body: text }) })
  }
  const asker: Asker = { script, v1, samples: await findSamples(new Caller(script, access_token)) }
  // The last to take away what the others need.
  const disturbs = ({ request }: { request: string }) => /revoked|no device/.test(request)
  for (const { request, ask, status, message } of errorRows.toSorted(
    (one, other) => Number(disturbs(one)) - Number(disturbs(other)),
  )) {
    const response = await ask(asker)
    expect([request, response.status]).toEqual([request, status])
    const said = wordsOf(await response.text())
    if (typeof message === 'string') expect([request, said]).toEqual([request, message])
    else expect(said, request).toMatch(message)
  }
})

/** As the list writes them. */
function wordsOf(text: string): string {
  if (!text.startsWith('{')) return text
  const { error, error_description } = JSON.parse(text) as {
    error: string | { message: string; reason?: string }
    error_description?: string
  }
  if (typeof error === 'string') return error_description ? `${error}: ${error_description}` : error
  return error.reason ? `${error.message} (reason ${error.reason})` : error.message
}

const list = process.env.SPOTIFY_ERRORS ?? ''

describe.skipIf(!existsSync(list))('the collected list (SPOTIFY_ERRORS)', () => {
  test('has no row that is missing here, or that says something else', () => {
    const [, ...lines] = readFileSync(list, 'utf8').trim().split('\n')
    for (const line of lines) {
      const [request = '', status = '', message = ''] = line.split('\t')
      const row = errorRows.find((each) => each.request === request)
      expect([request, row?.status]).toEqual([request, Number.parseInt(status, 10)])
      if (typeof row?.message === 'string') expect([request, row.message]).toEqual([request, message])
    }
  })
})
