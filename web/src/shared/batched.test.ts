import { expect, test } from 'vitest'
import { batched } from './batched.ts'

function recorded() {
  const calls: (readonly string[])[] = []
  const read = batched(async (keys) => {
    calls.push(keys)
    if (keys.includes('bad')) throw new Error('refused')
    return keys.map((key) => (key === 'unknown' ? undefined : key.toUpperCase()))
  }, 3)
  return { calls, read }
}

test('keys that are asked for together travel in calls of so many, and each gets its own value', async () => {
  const { calls, read } = recorded()
  expect(await Promise.all(['a', 'b', 'unknown', 'c'].map((key) => read(key)))).toEqual(['A', 'B', undefined, 'C'])
  expect(calls).toEqual([['a', 'b', 'unknown'], ['c']])
})

test('a key that several rows ask for is sent once', async () => {
  const { calls, read } = recorded()
  expect(await Promise.all([read('a'), read('a')])).toEqual(['A', 'A'])
  expect(calls).toEqual([['a']])
})

test('a call that fails costs its own keys, and later ones are asked for anew', async () => {
  const { read } = recorded()
  const [one, two, three, four] = await Promise.allSettled(['bad', 'a', 'b', 'c'].map((key) => read(key)))
  expect([one, two, three].map((each) => each?.status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(four).toMatchObject({ value: 'C' })
  expect(await read('a')).toBe('A')
})

test('what was given up before anything was asked for is not asked for', async () => {
  const { calls, read } = recorded()
  const gone = new AbortController()
  void read('a', gone.signal)
  const kept = read('b', new AbortController().signal)
  gone.abort()
  expect(await kept).toBe('B')
  expect(calls).toEqual([['b']])
})
