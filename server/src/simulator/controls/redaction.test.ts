import { expect, test } from 'vitest'
import { redact, redactQuery } from './request-log.plugin.ts'

test('a query shows what is harmless and nothing else', () => {
  const query = new URLSearchParams(
    'client_id=a&state=s&code_challenge=c&scope=a+b&access_token=t&limit=5&something=new',
  )
  expect(redactQuery(query)).toBe(
    'client_id=a&state=redacted&code_challenge=redacted&scope=a+b&access_token=redacted&limit=5&something=redacted',
  )
})

test('a switch of the player is no secret', () => {
  expect(redactQuery(new URLSearchParams('state=track'))).toBe('state=track')
})

test('a code or token is out of place wherever it stands', () => {
  expect(redact('/v1/sim_access_Ab-_9/x')).toBe('/v1/redacted/x')
  expect(redactQuery(new URLSearchParams('q=sim_refresh_abc'))).toBe('q=redacted')
})
