import { beforeEach, expect, test } from 'vitest'
import { accountProblem, lastSessionRefusal, noteProblem, noteSuccess } from './account-problem.ts'
import { localProblem, screenProblemCodes } from './problem.ts'

beforeEach(() => {
  accountProblem.set(undefined)
  lastSessionRefusal.set(undefined)
})

test('of all problems, two are of every call of the account', () => {
  const noted = screenProblemCodes.filter((code) => {
    accountProblem.set(undefined)
    noteProblem(localProblem(code))
    return accountProblem.read() !== undefined
  })
  expect(noted).toEqual(['reauthorization-required', 'not-allowlisted'])
})

test('an answer of Spotify shows that the account is on the list; a grant that has ended does not come back', () => {
  noteProblem(localProblem('not-allowlisted'))
  noteSuccess()
  expect(accountProblem.read()).toBeUndefined()
  noteProblem(localProblem('reauthorization-required'))
  noteSuccess()
  expect(accountProblem.read()?.code).toBe('reauthorization-required')
})

test('the last refusal of the session is kept for its words', () => {
  noteProblem(localProblem('sign-in-required', 'This session was ended from another browser.'))
  noteProblem(localProblem('insufficient-scope'))
  expect(lastSessionRefusal.read()?.detail).toBe('This session was ended from another browser.')
})
