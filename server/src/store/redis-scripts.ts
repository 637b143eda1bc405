import { script } from './redis-script.ts'

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

/** KEYS session, lease; ARGV holder, body. Only who has, or last had, the turn; never what has ended. */
export const replaceBody = script(`
if redis.call('HGET', KEYS[2], 'holder') ~= ARGV[1] then return 0 end
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return 0 end
redis.call('HSET', KEYS[1], 'body', ARGV[2])
return 1`)

/** KEYS session, live; ARGV id, at. */
export const touchSession = script(`
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return 0 end
if tonumber(redis.call('HGET', KEYS[1], 'lastSeenAt')) >= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], 'lastSeenAt', ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
return 1`)

/** KEYS session, the account it is filed under, the one it is to be; ARGV id, account, and perhaps a label. */
export const reindexSession = script(`
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return 0 end
redis.call('HSET', KEYS[1], 'account', ARGV[2])
if ARGV[3] then redis.call('HSET', KEYS[1], 'label', ARGV[3]) end
redis.call('SREM', KEYS[2], ARGV[1])
redis.call('SADD', KEYS[3], ARGV[1])
local life = redis.call('PTTL', KEYS[1])
if redis.call('PTTL', KEYS[3]) < life then redis.call('PEXPIRE', KEYS[3], life) end
return 1`)

/** KEYS session, account, live; ARGV id, reason, and perhaps since when it must not have been used. */
export const endSession = script(`
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return 0 end
if ARGV[3] and tonumber(redis.call('HGET', KEYS[1], 'lastSeenAt')) > tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], 'ended', ARGV[2])
redis.call('HDEL', KEYS[1], 'body')
redis.call('SREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
return 1`)
