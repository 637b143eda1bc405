import { setImmediate as nextTick } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { isLive, type LiveSession, type SessionStore, type StoredSession } from './session-store.ts'

const noon = 1_800_000_000_000
const day = 24 * 3600 * 1000

export const liveSession = (changes: Partial<LiveSession> = {}): LiveSession => ({
  id: 'row-1',
  account: 'account-1',
  label: bytes('a browser'),
  body: bytes('first'),
  createdAt: noon,
  lastSeenAt: noon,
  endsAt: noon + 180 * day,
  ...changes,
})

export const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const bodyOf = (session: StoredSession | undefined) =>
  isLive(session) ? Buffer.from(session.body).toString() : undefined

/** What every store must do. @param openTwo two instances on the same data, as two processes have */
export function describeSessionStore(name: string, openTwo: () => Promise<[SessionStore, SessionStore]>): void {
  describe(name, () => {
    test('every instance reads what one has created', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession())
      const session = await other.read('row-1')
      expect(session).toMatchObject({
        account: 'account-1',
        label: bytes('a browser'),
        createdAt: noon,
        lastSeenAt: noon,
        endsAt: noon + 180 * day,
      })
      expect(bodyOf(session)).toBe('first')
      expect(session?.ended).toBeUndefined()
      expect(await one.read('row-2')).toBeUndefined()
    })

    test('a session may have no label', async () => {
      const [one, other] = await openTwo()
      const { label: _, ...unlabelled } = liveSession()
      await one.create(unlabelled)
      expect(await other.read('row-1')).toEqual(unlabelled)
    })

    test('a change replaces the body and nothing else', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession())
      const updated = await one.update('row-1', async (current) => bytes(`${bodyOf(current)}, second`))
      expect(updated).toEqual(await other.read('row-1'))
      expect(bodyOf(updated)).toBe('first, second')
      expect(updated).toMatchObject({ account: 'account-1', lastSeenAt: noon, endsAt: noon + 180 * day })
    })

    test('a change that resolves to `undefined` leaves the body', async () => {
      const [one] = await openTwo()
      await one.create(liveSession())
      expect(bodyOf(await one.update('row-1', async () => undefined))).toBe('first')
    })

    test('an unknown session is not changed', async () => {
      const [one] = await openTwo()
      expect(await one.update('row-1', () => Promise.reject(new Error('called')))).toBeUndefined()
    })

    test('changes to one id run one after the other, and each sees what the one before it stored', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession({ body: bytes('') }))
      let inside = 0
      const append = (store: SessionStore, letter: string) =>
        store.update('row-1', async (current) => {
          inside += 1
          expect(inside).toBe(1)
          await nextTick()
          inside -= 1
          return bytes(bodyOf(current) + letter)
        })
      const letters = [...'abcdefghij']
      await Promise.all(letters.map((letter, index) => append(index % 2 ? one : other, letter)))
      const body = bodyOf(await one.read('row-1'))
      expect([...(body ?? '')].sort()).toEqual(letters)
    })

    test('in one instance the changes run in the order of the calls', async () => {
      const [one] = await openTwo()
      await one.create(liveSession({ body: bytes('') }))
      const letters = [...'abcdefghij']
      await Promise.all(letters.map((letter) => one.update('row-1', async (row) => bytes(bodyOf(row) + letter))))
      expect(bodyOf(await one.read('row-1'))).toBe('abcdefghij')
    })

    test('changes to different ids do not wait for each other', async () => {
      const [one] = await openTwo()
      await one.create(liveSession())
      await one.create(liveSession({ id: 'row-2' }))
      await one.update('row-1', async () => {
        await one.update('row-2', async () => bytes('changed'))
        return undefined
      })
      expect(bodyOf(await one.read('row-2'))).toBe('changed')
    })

    test('a change that fails stores nothing, rejects with its own error, and lets the next one run', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession())
      const failure = new Error('no token')
      await expect(one.update('row-1', () => Promise.reject(failure))).rejects.toBe(failure)
      expect(bodyOf(await other.update('row-1', async (current) => bytes(`${bodyOf(current)}!`)))).toBe('first!')
    })

    test('an ended session keeps its row and its first reason, and loses its body', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession())
      const { body: _, ...row } = liveSession()
      expect(await one.end('row-1', 'signed-out')).toEqual({ ...row, ended: 'signed-out' })
      expect(await other.end('row-1', 'reauthorization-required')).toBeUndefined()
      const session = await other.read('row-1')
      expect(session).toEqual({ ...row, ended: 'signed-out' })
      expect(bodyOf(session)).toBeUndefined()
      expect(await one.update('row-1', () => Promise.reject(new Error('called')))).toEqual(session)
      await expect(one.end('row-2', 'signed-out')).resolves.toBeUndefined()
    })

    test('an end during a change wins over the change', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession())
      const updated = await one.update('row-1', async () => {
        await other.end('row-1', 'signed-out')
        return bytes('too late')
      })
      expect(updated).toMatchObject({ ended: 'signed-out' })
      expect(bodyOf(await one.read('row-1'))).toBeUndefined()
    })

    test('a use is recorded during a change, and neither undoes the other', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession())
      await one.update('row-1', async () => {
        await other.touch('row-1', noon + 60_000)
        return bytes('second')
      })
      await one.touch('row-1', noon + 30_000)
      const session = await other.read('row-1')
      expect(session?.lastSeenAt).toBe(noon + 60_000)
      expect(bodyOf(session)).toBe('second')
    })

    test('an id is taken once', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession())
      await expect(other.create(liveSession({ account: 'another account' }))).rejects.toThrow()
      expect(await one.read('row-1')).toMatchObject({ account: 'account-1' })
    })

    test('the live sessions of an account are found under any of its hashes', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession())
      await one.create(liveSession({ id: 'row-2', account: 'account-1-under-the-old-key' }))
      await one.create(liveSession({ id: 'row-3', account: 'account-2' }))
      await one.create(liveSession({ id: 'row-4' }))
      await one.end('row-4', 'signed-out')
      const found = await other.listByAccount(['account-1', 'account-1-under-the-old-key'])
      expect(found.map(({ id }) => id).sort()).toEqual(['row-1', 'row-2'])
      expect(await other.listByAccount([])).toEqual([])
    })

    test('a reindexed session is found under its new hash only, even during a change; an ended one is not reindexed', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession())
      await one.create(liveSession({ id: 'row-2' }))
      const index = { account: 'account-1-under-the-new-key', label: bytes('sealed anew') }
      await one.update('row-1', async () => {
        await other.reindex('row-1', index)
        return bytes('second')
      })
      expect(await other.listByAccount([index.account])).toEqual([liveSession({ ...index, body: bytes('second') })])
      expect((await one.listByAccount(['account-1'])).map(({ id }) => id)).toEqual(['row-2'])
      await one.end('row-2', 'signed-out')
      await other.reindex('row-2', index)
      expect(await one.listByAccount([index.account])).toHaveLength(1)
      expect(await one.read('row-2')).toMatchObject({ account: 'account-1' })
      await expect(one.reindex('row-3', index)).resolves.toBeUndefined()
    })

    test('a session that is reindexed without a label keeps its label', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession())
      await one.reindex('row-1', { account: 'account-2' })
      expect(await other.read('row-1')).toMatchObject({ account: 'account-2', label: bytes('a browser') })
    })

    test('a sign-in attempt is redeemed once over all instances', async () => {
      const [one, other] = await openTwo()
      expect(await one.isSpent('attempt-1')).toBe(false)
      const all = await Promise.all([one, other, one, other].map((store) => store.spend('attempt-1', noon)))
      expect(all.filter(Boolean)).toHaveLength(1)
      expect(await other.isSpent('attempt-1')).toBe(true)
      expect(await other.spend('attempt-2', noon)).toBe(true)
    })

    test('live sessions are counted, whichever instance created and ended them', async () => {
      const [one, other] = await openTwo()
      expect(await one.countLive()).toBe(0)
      for (const id of ['row-1', 'row-2', 'row-3']) await one.create(liveSession({ id }))
      await other.end('row-2', 'signed-out')
      expect([await one.countLive(), await other.countLive()]).toEqual([2, 2])
    })

    test('a sweep deletes sessions past their end and ends idle ones, to the millisecond', async () => {
      const [one, other] = await openTwo()
      await one.create(liveSession({ id: 'over', endsAt: noon }))
      await one.create(liveSession({ id: 'nearly-over', endsAt: noon + 1 }))
      await one.create(liveSession({ id: 'idle', lastSeenAt: noon - 7 * day }))
      await one.create(liveSession({ id: 'nearly-idle', lastSeenAt: noon - 7 * day + 1 }))
      await one.spend('over', noon)
      await one.spend('nearly-over', noon + 1)
      await one.sweep(noon, 7 * day)
      expect(await other.read('over')).toBeUndefined()
      expect(bodyOf(await other.read('nearly-over'))).toBe('first')
      expect(await other.read('idle')).toMatchObject({ ended: 'idle' })
      expect(bodyOf(await other.read('idle'))).toBeUndefined()
      expect(bodyOf(await other.read('nearly-idle'))).toBe('first')
      expect(await other.isSpent('over')).toBe(false)
      expect(await other.isSpent('nearly-over')).toBe(true)
    })
  })
}
