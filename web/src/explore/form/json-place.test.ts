import { expect, it } from 'vitest'
import { placeOfFault, placeWords } from './json-place.ts'

const documents = [
  '{}',
  ' [ ] ',
  '{"a": [1, -2.5e+3, 0], "b": {"c": null, "d": true}, "e": "x\\u00e9\\n\\"y"}',
  '[[[]], {"a": {}}, "", false]\n',
  '-0.5',
  '"x"',
]
const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

it('agrees with the browser about every text that is one edit away from JSON', () => {
  const characters = ['', '"', ',', ':', '{', '}', '[', ']', '0', 'x', ' ', '\\', '-', '\u0001', '\u00a0']
  let wrong = 0
  for (const text of documents)
    for (let at = 0; at <= text.length; at++)
      for (const character of characters)
        for (const edited of [
          text.slice(0, at) + character + text.slice(at),
          text.slice(0, at) + character + text.slice(at + 1),
        ]) {
          const place = placeOfFault(edited)
          expect([edited, place === undefined]).toEqual([edited, isJson(edited)])
          if (place === undefined) continue
          wrong += 1
          expect(place).toBeGreaterThanOrEqual(0)
          expect(place).toBeLessThanOrEqual(edited.length)
        }
  expect(wrong).toBeGreaterThan(1000)
})

it('tells the place in lines', () => {
  const text = '{\n  "name": x\n}'
  expect(placeWords(text, placeOfFault(text) ?? 0)).toBe('line 2, column 11')
})
