import { expect, test } from 'vitest'
import { InvalidAuthorizationResponse, OAuthError, OAuthInvalidAnswer, OAuthUnavailable } from '../oauth/errors.ts'
import { ProblemError, toProblemError } from './problem-error.ts'

test('a ProblemError stays as it is', () => {
  const problem = new ProblemError('csrf')
  expect(toProblemError(problem)).toBe(problem)
})

test.each([
  ['invalid_client', 'client-misconfigured'],
  ['unauthorized_client', 'client-misconfigured'],
  ['invalid_grant', 'reauthorization-required'],
  ['invalid_request', 'upstream-invalid'],
  ['constructor', 'upstream-invalid'],
])('the OAuth error %s is the problem %s', (error, code) => {
  const problem = toProblemError(new OAuthError({ error, status: 400 }))
  expect(problem).toMatchObject({ code, members: { reason: error, upstreamStatus: 400 } })
})

test('a token endpoint that can’t answer gives a time to retry', () => {
  expect(toProblemError(new OAuthUnavailable('status', '503', 30))).toMatchObject({
    code: 'upstream-unavailable',
    members: { retryAfter: 30 },
  })
  expect(toProblemError(new OAuthUnavailable('timeout', 'it took too long'))).toMatchObject({
    code: 'upstream-timeout',
    members: { retryAfter: 5 },
  })
})

test('invalid answers of the token endpoint and of the browser have problems of their own', () => {
  expect(toProblemError(new OAuthInvalidAnswer('HTML')).code).toBe('upstream-invalid')
  expect(toProblemError(new InvalidAuthorizationResponse('The answer has no state.'))).toMatchObject({
    code: 'invalid-authorization-response',
    detail: 'The answer has no state.',
  })
})

test.each([new TypeError('oops'), 'a string', undefined, { statusCode: 404 }])(
  'any other error is unexpected',
  (error) => {
    const problem = toProblemError(error)
    expect(problem).toMatchObject({ code: 'unexpected', cause: error })
    expect(problem.detail).toBeUndefined()
  },
)
