import { describe, expect, test } from 'vitest'
import { isOpensslThere, makeCertificate } from '../../test/harness/certificate.ts'
import { askRedis, openRedis } from '../../test/harness/open-redis.ts'
import { isRedisThere } from '../../test/harness/redis-process.ts'
import { startRedis } from '../../test/harness/redis-server.ts'
import { type RedisAddress, showAddress } from './redis-address.ts'
import { openRedisStore } from './redis-store.ts'
import { bytes, liveSession } from './session-store.suite.ts'
import { contend } from './testing/contend.ts'

const refused = async (address: RedisAddress): Promise<string> => {
  const store = await openRedisStore(address, { lost() {}, back() {} }).catch((error: Error) => error.message)
  if (typeof store === 'string') return store
  await store.close()
  throw new Error('Redis accepted us.')
}

/** As in docs/decisions/0013-several-instances.md. */
const leastRights = '+@read +@write +@connection +@pubsub +@scripting +@transaction +time -@dangerous'.split(' ')
const serverUser = ['--user', 'deck', 'on', '>pass-word', '~scopedeck:*', '&scopedeck:*', ...leastRights]
const muteUser = ['--user', 'mute', 'on', '>pass-word', '~*', 'resetchannels', '+@all']

describe.runIf(isRedisThere)('a Redis with access control', () => {
  test('accepts its password', async () => {
    const { address } = await startRedis('--requirepass', 'p@ss/#')
    const store = await openRedis({ ...address, password: 'p@ss/#' })
    await store.sessions.create(liveSession())
    expect(await store.sessions.read('row-1')).toMatchObject({ id: 'row-1' })
  })

  test('may accept a user with few rights, for the server’s own keys and channels', async () => {
    const redis = await startRedis(...serverUser, '--user', 'default', 'off')
    const address = { ...redis.address, username: 'deck', password: 'pass-word' }
    const { sessions, pubSub, leases } = await openRedis(address)
    const received: string[] = []
    const unsubscribe = await pubSub.subscribe('topic', (message) => received.push(message))
    await pubSub.publish('topic', 'hello')
    await expect.poll(() => received).toEqual(['hello'])
    await unsubscribe()
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
    ['as an unknown user', { username: 'nobody', password: 'pass-word' }, /WRONGPASS/],
    ['when our keys are not allowed', { username: 'deck', password: 'pass-word', prefix: 'other:' }, /NOPERM/],
    ['when our channels are not allowed', { username: 'mute', password: 'pass-word' }, /NOPERM/],
    ['for a database that does not exist', { password: 'pass-word', database: 99 }, /DB index/],
  ])('refuses us %s: the start stops and says so, without the password', async (_, changes, reason) => {
    const redis = await startRedis('--requirepass', 'pass-word', ...serverUser, ...muteUser)
    const message = await refused({ ...redis.address, ...changes })
    expect(message).toMatch(/^redis:\/\/127\.0\.0\.1:\d+\/\d+\?prefix=\w+: refuses: /)
    expect(message).toMatch(reason)
    expect(message).not.toMatch(/pass-word|wrong-word/)
  })

  test('that deletes our user later is unavailable, not a sign-out', async () => {
    const redis = await startRedis(...serverUser)
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

  test('is used when NODE_EXTRA_CA_CERTS names its authority', async () => {
    const { address, trust } = await startTls()
    await contend(showAddress(address), 1, trust)
  })

  test('is refused when its authority is unknown, or its certificate has another name', async () => {
    const { address, trust } = await startTls()
    expect(await refused(address)).toMatch(/^rediss:.*: refuses: TLS: /)
    await expect(contend(showAddress({ ...address, host: '127.0.0.1' }), 1, trust)).rejects.toThrow(
      'ERR_TLS_CERT_ALTNAME_INVALID',
    )
  })

  test('is never ready without TLS, nor is a plain Redis with TLS', async () => {
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
