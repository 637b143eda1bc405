import type { Leases } from './leases.ts'
import type { RedisConnection } from './redis-connection.ts'
import type { RedisKeys } from './redis-keys.ts'
import { run, script } from './redis-script.ts'

/** By Redis' own clock, so that the machines' need not agree. An hour after its end nobody asks any more who had it. */
const clock = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function keep(key, holder, ttl)
  redis.call('HSET', key, 'holder', holder, 'until', string.format('%.0f', now + ttl), 'ttl', ttl)
  redis.call('PEXPIRE', key, string.format('%.0f', ttl + 3600000))
  return 1
end
`

/** An end further ahead than the lease was long: the clock was put back, and the lease is void. */
const acquire = script(`${clock}
local lease = redis.call('HMGET', KEYS[1], 'holder', 'until', 'ttl')
if lease[1] and lease[1] ~= ARGV[1] then
  local left = lease[2] - now
  if left > 0 and left <= tonumber(lease[3]) then return 0 end
end
return keep(KEYS[1], ARGV[1], ARGV[2])`)

const renew = script(`${clock}
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then return 0 end
return keep(KEYS[1], ARGV[1], ARGV[2])`)

const release = script(`
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`)

/** Leases between all instances on one Redis. */
export const createRedisLeases = ({ ask }: RedisConnection, keys: RedisKeys): Leases => ({
  acquire: (name, holder, ttlMs) =>
    ask((client) => run(client, acquire, [keys.lease(name)], [holder, String(Math.ceil(ttlMs))])),
  renew: (name, holder, ttlMs) =>
    ask((client) => run(client, renew, [keys.lease(name)], [holder, String(Math.ceil(ttlMs))])),
  release: async (name, holder) => void (await ask((client) => run(client, release, [keys.lease(name)], [holder]))),
})
