import { describe, expect, test } from 'vitest'
import { isOpensslThere, makeCertificate } from '../../test/harness/certificate.ts'
import { askRedis, openRedis } from '../../test/harness/open-redis.ts'
import { isRedisThere, startRedis } from '../../test/harness/redis-server.ts'
import type { RedisAddress } from './redis-address.ts'
import { openRedisStore } from './redis-store.ts'
import { bytes, liveSession } from './session-store.suite.ts'
import { contend } from './testing/contend.ts'

const refused = async (address: RedisAddress): Promise<string> => {
  const store = await openRedisStore(address, { lost() {}, back() {} }).catch((error: Error) => error.message)
  if (typeof store === 'string') return store
  await store.close()
  throw new Error('It was let in.')
}

/** As the decision record has it. */
const leastRights = '+@read +@write +@connection +@pubsub +@scripting +@transaction +time -@dangerous'.split(' ')
const deckUser = ['--user', 'deck', 'on', '>pass-word', '~scopedeck:*', '&scopedeck:*', ...leastRights]
const muteUser = ['--user', 'mute', 'on', '>pass-word', '~*', 'resetchannels', '+@all']

describe.runIf(isRedisThere)('a Redis that asks who we are', () => {
  test('lets in who has its password', async () => {
    const { address } = await startRedis('--requirepass', 'p@ss/#')
    const store = await openRedis({ ...address, password: 'p@ss/#' })
    await store.sessions.create(liveSession())
    expect(await store.sessions.read('row-1')).toMatchObject({ id: 'row-1' })
  })

  test('may let in a user of few rights, for its own keys and channels', async () => {
    const redis = await startRedis(...deckUser, '--user', 'default', 'off')
    const address = { ...redis.address, username: 'deck', password: 'pass-word' }
    const { sessions, pubSub, leases } = await openRedis(address)
    const heard: string[] = []
    const leave = await pubSub.subscribe('topic', (message) => heard.push(message))
    await pubSub.publish('topic', 'hello')
    await expect.poll(() => heard).toEqual(['hello'])
    await leave()
    await sessions.create(liveSession())
    await sessions.update('row-1', async () => bytes('second'))
    await sessions.touch('row-1', liveSession().lastSeenAt + 1)
    await sessions.reindex('row-1', { account: 'account-2' })
    expect(await sessions.listByAccount(['account-2'])).toHaveLength(1)
    await sessions.spend('attempt', 0)
    await sessions.end('row-1', 'signed-out')
    await sessions.sweep(liveSession().endsAt, 1)
    expect(await sessions.countLive()).toBe(0)
    expect(await leases.acquire('task', 'one', 1000)).toBe(true)
  })

  test.each<[string, Partial<RedisAddress>, RegExp]>([
    ['without a password', {}, /NOAUTH/],
    ['with a wrong password', { password: 'wrong-word' }, /WRONGPASS/],
    ['as nobody it knows', { username: 'nobody', password: 'pass-word' }, /WRONGPASS/],
    ['with keys that are not ours', { username: 'deck', password: 'pass-word', prefix: 'other:' }, /NOPERM/],
    ['with channels that are not ours', { username: 'mute', password: 'pass-word' }, /NOPERM/],
    ['in a database it does not have', { password: 'pass-word', database: 99 }, /DB index/],
  ])('refuses us %s: it is said at the start, without the password', async (_, changes, reason) => {
    const redis = await startRedis('--requirepass', 'pass-word', ...deckUser, ...muteUser)
    const message = await refused({ ...redis.address, ...changes })
    expect(message).toMatch(/^redis:\/\/127\.0\.0\.1:\d+\/\d+\?prefix=\w+: refuses: /)
    expect(message).toMatch(reason)
    expect(message).not.toMatch(/pass-word|wrong-word/)
  })

  test('and has taken us out of its users meanwhile: trouble, not a sign-out', async () => {
    const redis = await startRedis(...deckUser)
    const store = await openRedis({ ...redis.address, username: 'deck', password: 'pass-word' })
    const operator = await askRedis(redis.address)
    await operator.sendCommand(['ACL', 'DELUSER', 'deck'])
    await expect(store.sessions.read('row-1')).rejects.toMatchObject({ code: 'store-unavailable' })
  })
})

describe.runIf(isRedisThere && isOpensslThere)('a Redis behind TLS', () => {
  async function startTls() {
    const { certificate, key, authority } = makeCertificate()
    const files = ['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', authority]
    const { address } = await startRedis(...files, '--tls-auth-clients', 'no')
    return { address: { ...address, host: 'localhost', tls: true }, trust: { NODE_EXTRA_CA_CERTS: authority } }
  }

  test('is used where its authority is known, by NODE_EXTRA_CA_CERTS', async () => {
    const { address, trust } = await startTls()
    await contend(address, 1, trust)
  })

  test('is refused where its authority is not known, or signed for another name', async () => {
    const { address, trust } = await startTls()
    expect(await refused(address)).toMatch(/^rediss:.*: refuses: TLS: /)
    await expect(contend({ ...address, host: '127.0.0.1' }, 1, trust)).rejects.toThrow('ERR_TLS_CERT_ALTNAME_INVALID')
  })

  test('is not spoken to in the clear, nor one in the clear by TLS: neither is ever ready', async () => {
    const { address: encrypted } = await startTls()
    const { address: plain } = await startRedis()
    for (const address of [
      { ...encrypted, tls: false },
      { ...plain, tls: true },
    ]) {
      const store = await openRedis(address)
      await expect(store.sessions.countLive()).rejects.toMatchObject({ code: 'store-unavailable' })
    }
  })
})
