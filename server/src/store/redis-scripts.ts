import { createHash } from 'node:crypto'
import { ErrorReply } from '@redis/client'
import type { RedisClient } from './redis-connection.ts'

/** Steps that Redis runs as one: no other command runs between them. */
export interface Script {
  lua: string
  sha: string
}

const script = (lua: string): Script => ({ lua, sha: createHash('sha1').update(lua).digest('hex') })

/** Runs a script that answers with 1 or 0. @param keys every key that it touches */
export const run = async (...call: Parameters<typeof ask>): Promise<boolean> => (await ask(...call)) === 1

/** Runs a script. @returns its answer */
export async function ask(
  client: RedisClient,
  { lua, sha }: Script,
  keys: string[],
  values: (string | Buffer)[],
): Promise<unknown> {
  const parameters = { keys, arguments: values }
  try {
    return await client.evalSha(sha, parameters)
  } catch (error) {
    // This Redis has never seen the script, or has been restarted since.
    if (!(error instanceof ErrorReply) || !error.message.startsWith('NOSCRIPT')) throw error
    return client.eval(lua, parameters)
  }
}

/** KEYS session, account, live, ends; ARGV id, expiresAt, lastSeenAt, endsAt, then fields and values. */
export const createSession = script(`
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV, 5))
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('ZADD', KEYS[3], ARGV[3], ARGV[1])
redis.call('ZADD', KEYS[4], ARGV[4], ARGV[1])
redis.call('PEXPIREAT', KEYS[1], ARGV[2])
local life = redis.call('PTTL', KEYS[1])
for index = 2, 4 do
  if redis.call('PTTL', KEYS[index]) < life then redis.call('PEXPIREAT', KEYS[index], ARGV[2]) end
end
return 1`)

/** KEYS session; ARGV the body that is replaced, the new one. An ended session has none, and is left alone. */
export const replaceBody = script(`
if redis.call('HGET', KEYS[1], 'body') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'body', ARGV[2])
return 1`)

/** KEYS session, live; ARGV id, at. */
export const touchSession = script(`
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return 0 end
if tonumber(redis.call('HGET', KEYS[1], 'lastSeenAt')) >= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], 'lastSeenAt', ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
return 1`)

/** KEYS session, the account it has now, the account it is to have; ARGV id, account, and optionally a label. */
export const reindexSession = script(`
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return 0 end
redis.call('HSET', KEYS[1], 'account', ARGV[2])
if ARGV[3] then redis.call('HSET', KEYS[1], 'label', ARGV[3]) end
redis.call('SREM', KEYS[2], ARGV[1])
redis.call('SADD', KEYS[3], ARGV[1])
local life = redis.call('PTTL', KEYS[1])
if redis.call('PTTL', KEYS[3]) < life then redis.call('PEXPIRE', KEYS[3], life) end
return 1`)

/** KEYS session, flow; ARGV batch, most. The first batch stays, and of the others the newest. */
export const addFlowBatch = script(`
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return 0 end
local most = tonumber(ARGV[2])
if redis.call('RPUSH', KEYS[2], ARGV[1]) > most then
  local first = redis.call('LPOP', KEYS[2])
  redis.call('LTRIM', KEYS[2], 1 - most, -1)
  redis.call('LPUSH', KEYS[2], first)
end
redis.call('PEXPIRE', KEYS[2], redis.call('PTTL', KEYS[1]))
return 1`)

/** KEYS session, account, live, flow; ARGV id, reason, and optionally a time: a session that was used after it is left alone. */
export const endSession = script(`
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return 0 end
if ARGV[3] and tonumber(redis.call('HGET', KEYS[1], 'lastSeenAt')) > tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], 'ended', ARGV[2])
redis.call('HDEL', KEYS[1], 'body')
redis.call('SREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('DEL', KEYS[4])
return 1`)

/**
 * Redis' own clock, so that those of the machines need not agree. A row is deleted 30 days after its lease has ended: its
 * holder may live and not reach Redis for as long as an outage takes.
 */
const leaseClock = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function keep(key, holder, ttl)
  redis.call('HSET', key, 'holder', holder, 'until', string.format('%.0f', now + ttl), 'ttl', ttl)
  redis.call('PEXPIRE', key, string.format('%.0f', ttl + 2592000000))
  return 1
end
`

/** KEYS lease; ARGV holder, ttl. A lease that ends further ahead than it was long is void: the clock was put back. */
export const acquireLease = script(`${leaseClock}
local lease = redis.call('HMGET', KEYS[1], 'holder', 'until', 'ttl')
if lease[1] and lease[1] ~= ARGV[1] then
  local left = lease[2] - now
  if left > 0 and left <= tonumber(lease[3]) then return 0 end
end
return keep(KEYS[1], ARGV[1], ARGV[2])`)

/** KEYS lease; ARGV holder, ttl, and optionally holder and end of a dead one. Answers with the lease in the way, or with 1. */
export const claimLease = script(`${leaseClock}
local lease = redis.call('HMGET', KEYS[1], 'holder', 'until', 'ttl')
local isDead = lease[1] == ARGV[3] and lease[2] == ARGV[4]
if lease[1] and lease[1] ~= ARGV[1] and not isDead then return lease end
return keep(KEYS[1], ARGV[1], ARGV[2])`)

/** KEYS lease; ARGV holder, ttl. */
export const renewLease = script(`${leaseClock}
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then return 0 end
return keep(KEYS[1], ARGV[1], ARGV[2])`)

/** KEYS lease; ARGV holder. */
export const releaseLease = script(`
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`)
