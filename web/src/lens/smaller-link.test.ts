import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { expect, test } from 'vitest'
import { smallerLink } from './smaller-link.ts'

const held: Scope[] = ['user-top-read', 'user-read-email', 'playlist-read-private']
const used = (...scopes: Scope[]) => new Map(scopes.map((scope) => [scope, 3]))

test.for<[Scope[], ReadonlyMap<Scope, number>, string, Scope[]]>([
  [[], used(), 'You hold no permission: only public information can be read.', []],
  [held, used(), 'You hold 3 permissions and used none in this visit.', []],
  [held, used('user-top-read'), 'You hold 3 permissions and used 1 in this visit.', ['user-top-read']],
  // It was used before the grant became smaller.
  [held, used('streaming', 'user-read-email'), 'You hold 3 permissions and used 1 in this visit.', ['user-read-email']],
  [['user-top-read'], used('user-top-read'), 'You hold 1 permission and used all of them.', []],
])('%j with %j', ([scopes, calls, sentence, smaller]) => {
  const short = `${scopes.length} held, ${scopes.filter((scope) => calls.has(scope)).length} used`
  expect(smallerLink(scopes, calls)).toEqual({ sentence, short, scopes: smaller })
})
