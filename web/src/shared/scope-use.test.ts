import { expect, it } from 'vitest'
import { ScopeUse, tellScopeUse } from './scope-use.ts'

const answer = (accepted: string, granted: string) =>
  new Headers({ 'X-Scopes-Accepted': accepted, 'X-Scopes-Granted': granted })

function started() {
  const [target, use] = [new EventTarget(), new ScopeUse()]
  const stop = use.listen(target)
  return { use, stop, tell: (headers: Headers) => tellScopeUse(headers, target) }
}

it('counts the calls that stood on a scope', () => {
  const { use, tell } = started()
  tell(answer('a, b', 'a, b, c'))
  tell(answer('b', 'a, b, c'))
  expect(Object.fromEntries(use.read())).toEqual({ a: 1, b: 2 })
})

it('leaves out what the grant does not hold, and answers that name nothing', () => {
  const { use, tell } = started()
  const before = use.read()
  tell(answer('a', ''))
  tell(answer('', 'a'))
  tell(new Headers())
  expect(use.read()).toBe(before)
})

it('tells its listeners, with another map each time', () => {
  const { use, tell } = started()
  const seen: unknown[] = []
  const unsubscribe = use.subscribe(() => seen.push(use.read()))
  tell(answer('a', 'a'))
  tell(answer('a', 'a'))
  unsubscribe()
  tell(answer('a', 'a'))
  expect(new Set(seen).size).toBe(2)
})

it('stops when it is told to', () => {
  const { use, stop, tell } = started()
  stop()
  tell(answer('a', 'a'))
  expect(use.read().size).toBe(0)
})
