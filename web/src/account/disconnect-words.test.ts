import type { Provider } from '@scopedeck/server/contract/session.ts'
import { expect, test } from 'vitest'
import { limitWords, outcomeWords } from './disconnect-words.ts'

const provider: Provider = {
  kind: 'spotify',
  authorizeUrl: 'https://accounts.spotify.com/authorize',
  apiUrl: 'https://api.spotify.com/v1',
  clientId: 'deck',
  redirectUri: 'http://127.0.0.1:8888/auth/callback',
  revokes: false,
}

test('Spotify can’t be told to revoke tokens, so the account holder removes the app there', () => {
  expect(limitWords(provider)).toMatch(/no way to tell it.*until you remove it there/)
  expect(outcomeWords({ revocation: 'not-offered' }, provider)).toMatchObject({
    isDone: false,
    sentence: expect.stringMatching(/until you remove it there/),
  })
})

test('a server that can be told revokes only this browser’s tokens, and the words say so', () => {
  const other = { ...provider, kind: 'other', revokes: true } as const
  expect(limitWords(other)).toMatch(/this browser’s tokens.*other browsers are deleted unread/)
  expect(outcomeWords({ revocation: 'told' }, other)).toMatchObject({ isDone: true })
})

test('a failed revocation is not shown as done', () => {
  const { isDone, sentence } = outcomeWords({ revocation: 'failed' }, { ...provider, kind: 'other', revokes: true })
  expect([isDone, sentence]).toEqual([false, expect.stringMatching(/could not be told.*may go on/)])
})
