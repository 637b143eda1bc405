import { beforeEach, expect, test } from 'vitest'
import { accountProblem, lastSessionRefusal, noteProblem, noteSuccess } from './account-problem.ts'
import { localProblem, screenProblemCodes } from './problem.ts'

beforeEach(() => {
  accountProblem.set(undefined)
  lastSessionRefusal.set(undefined)
})

const notedOf = (method: string) =>
  screenProblemCodes.filter((code) => {
    accountProblem.set(undefined)
    noteProblem(localProblem(code), method)
    return accountProblem.read() !== undefined
  })

test('of all problems, few are of every call of the account', () => {
  expect(notedOf('PUT')).toEqual(['reauthorization-required', 'not-allowlisted'])
})

test('reading needs no Premium, so a GET that is refused for it tells of the owner of the client id', () => {
  expect(notedOf('GET')).toEqual(['reauthorization-required', 'premium-required', 'not-allowlisted'])
})

test('an answer of Spotify shows that the account is on the list; a grant that has ended does not come back', () => {
  noteProblem(localProblem('not-allowlisted'), 'GET')
  noteSuccess()
  expect(accountProblem.read()).toBeUndefined()
  noteProblem(localProblem('reauthorization-required'), 'GET')
  noteSuccess()
  expect(accountProblem.read()?.code).toBe('reauthorization-required')
})

test('the last refusal of the session is kept for its words', () => {
  noteProblem(localProblem('sign-in-required', 'This session was ended from another browser.'), 'GET')
  noteProblem(localProblem('insufficient-scope'), 'GET')
  expect(lastSessionRefusal.read()?.detail).toBe('This session was ended from another browser.')
})
