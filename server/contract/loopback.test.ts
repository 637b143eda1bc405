import { expect, test } from 'vitest'
import { isLoopback } from './loopback.ts'

test.each(['localhost', '127.0.0.1', '127.255.0.3', '::1', '[::1]', '::ffff:127.0.0.1'])(
  '%s is this machine',
  (host) => {
    expect(isLoopback(host)).toBe(true)
  },
)

test.each([
  '',
  'localhost.example',
  '127.0.0.1.example',
  '127.0.0.256',
  '127.1',
  '10.0.0.1',
  '::',
  '::2',
  '128.0.0.1',
  '[::1',
])('%s is not', (host) => {
  expect(isLoopback(host)).toBe(false)
})
