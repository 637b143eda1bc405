import { expect, it } from 'vitest'
import { readJson } from '../json.ts'
import { findInTree, foldedWords } from './tree.ts'
import { isNumber, readAsWritten, textOf } from './wire-numbers.ts'

// swagger-ui 2030, 5044, 10049: identifiers beyond 2^53 are shown rounded; 10385: 5.0 is shown as 5.
it.each([
  '1253261109769874438',
  '{"id":60503861139345408,"other":9007199254740993}',
  '[9223372036854775807,-9223372036854775808,0.1,5.0,1e3,1E+400,-0,123456789012345678901234567890]',
  '{"a":"9007199254740993","b":"say \\"5.0\\" and \\\\","c":[1,2,3]}',
])('shows the numbers of %s as they were sent', (text) => {
  const value = readAsWritten(text)
  expect(value === undefined ? '' : textOf(value)).toBe(text)
})

it('tells numbers from texts, and finds both', () => {
  const value = readAsWritten('{"id":9007199254740993,"name":"9007199254740993"}')
  expect(value).toMatchObject({ name: '9007199254740993' })
  expect(findInTree(value ?? null, '740993').map(({ path }) => path)).toEqual(['id', 'name'])
  expect(foldedWords(readAsWritten('{"id":9007199254740993}') ?? null)).toBe('{ "id": 9007199254740993 }')
  expect(Object.values(Object(value)).map((each) => isNumber(each as string))).toEqual([true, false])
})

it('leaves an answer as it is that has the sign itself, and says what is not JSON', () => {
  const text = JSON.stringify({ odd: '\0#5', id: 5 })
  expect(readAsWritten(text)).toEqual(readJson(text))
  expect(readAsWritten('<h1>5.0</h1>')).toBeUndefined()
})
