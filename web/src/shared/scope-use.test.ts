import { expect, it } from 'vitest'
import { ScopeUse, tellScopeUse } from './scope-use.tsx'

const answer = (accepted: string, granted: string) =>
  new Headers({ 'X-Scopes-Accepted': accepted, 'X-Scopes-Granted': granted })

function started() {
  const [target, use] = [new EventTarget(), new ScopeUse()]
  const stop = use.listen(target)
  return { use, stop, tell: (headers: Headers) => tellScopeUse(headers, target) }
}

it('counts the calls that used a scope', () => {
  const { use, tell } = started()
  tell(answer('user-top-read, streaming', 'user-top-read, streaming, user-read-email'))
  tell(answer('streaming', 'user-top-read, streaming, user-read-email'))
  expect(Object.fromEntries(use.read())).toEqual({ 'user-top-read': 1, streaming: 2 })
})

it('leaves out scopes that the grant does not hold, and answers that name no scope', () => {
  const { use, tell } = started()
  const before = use.read()
  tell(answer('streaming', ''))
  tell(answer('', 'streaming'))
  tell(new Headers())
  expect(use.read()).toBe(before)
})

it('notifies its listeners, with a new map each time', () => {
  const { use, tell } = started()
  const seen: unknown[] = []
  const unsubscribe = use.subscribe(() => seen.push(use.read()))
  tell(answer('streaming', 'streaming'))
  tell(answer('streaming', 'streaming'))
  unsubscribe()
  tell(answer('streaming', 'streaming'))
  expect(new Set(seen).size).toBe(2)
})

it('counts nothing after it was stopped', () => {
  const { use, stop, tell } = started()
  stop()
  tell(answer('streaming', 'streaming'))
  expect(use.read().size).toBe(0)
})
