import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openText, sealText } from './sealed-text.ts'

const key = randomBytes(32)

test('sealed text opens with the same key and row', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (body) => openText(sealText(body, key, 'row'), key, 'row') === body),
  )
})

test('sealed text shows nothing of its content and is never the same twice', () => {
  const [one, other] = [sealText('an access token', key, 'row'), sealText('an access token', key, 'row')]
  expect(Buffer.from(one).toString('latin1')).not.toContain('access')
  expect(Buffer.from(one).equals(other)).toBe(false)
})

test('neither another key nor another row opens sealed text', () => {
  const sealed = sealText('secret', key, 'row')
  expect(openText(sealed, randomBytes(32), 'row')).toBeUndefined()
  expect(openText(sealed, key, 'another row')).toBeUndefined()
})

test('sealed text with a flipped byte, or shortened, does not open', () => {
  const sealed = sealText('secret', key, 'row')
  for (const index of sealed.keys()) {
    const flipped = Uint8Array.from(sealed)
    flipped[index] = (flipped[index] ?? 0) ^ 1
    expect(openText(flipped, key, 'row')).toBeUndefined()
    expect(openText(sealed.subarray(0, index), key, 'row')).toBeUndefined()
  }
})
