import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { deriveKeys, hashAccount, hashesOfAccount } from './keys.ts'

test.each([
  ['none', []],
  ['a short one', [randomBytes(31)]],
  ['a long one', [randomBytes(64)]],
  ['mixed lengths, of which secure-session would take the good ones', [randomBytes(32), randomBytes(16)]],
])('keys that can’t work are refused at the start: %s', (_what, keys) => {
  expect(() => deriveKeys(keys)).toThrow('32 bytes')
})

test('every purpose has keys of its own, one per session key, in their order', () => {
  const [old, newest] = [randomBytes(32), randomBytes(32)]
  const both = deriveKeys([newest, old])
  const all = [...both.cookie, ...both.pendingAuthorization, ...both.account, ...both.label, ...both.playback].map(
    (key) => key.toString('hex'),
  )
  expect(new Set(all).size).toBe(10)
  expect(both.cookie[1]).toEqual(deriveKeys([old]).cookie[0])
})

test('an account is found by the hashes of older keys too', () => {
  const [old, newest] = [randomBytes(32), randomBytes(32)]
  const before = hashAccount('ada', deriveKeys([old]).account)
  const { account } = deriveKeys([newest, old])
  expect(hashesOfAccount('ada', account)).toEqual([hashAccount('ada', account), before])
})

test('only the key can make the hash of an account', () => {
  const { account } = deriveKeys([randomBytes(32)])
  expect(hashAccount('ada', account)).toBe(hashAccount('ada', account))
  expect(hashAccount('ada', account)).not.toBe(hashAccount('ben', account))
  expect(hashAccount('ada', account)).not.toBe(hashAccount('ada', deriveKeys([randomBytes(32)]).account))
})
