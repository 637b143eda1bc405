import type { RedisAddress } from './redis-address.ts'

export type RedisKeys = ReturnType<typeof redisKeys>

/** The names of everything in Redis. */
export const redisKeys = ({ prefix, database }: RedisAddress) => ({
  /** Hash: a session's row. */
  session: (id: string) => `${prefix}session:${id}`,
  /** Set: the ids of an account's live sessions. */
  account: (account: string) => `${prefix}account:${account}`,
  /** Sorted set: the ids of live sessions by their last use. */
  live: `${prefix}live`,
  /** Sorted set: the ids of all sessions by their absolute end. */
  ends: `${prefix}ends`,
  /** Sorted set: spent sign-in attempts by the end of their time. */
  attempts: `${prefix}attempts`,
  /** Hash: who has a lease, until when. */
  lease: (name: string) => `${prefix}lease:${name}`,
  /** Channels, other than keys, are not kept apart by database. */
  channel: (topic: string) => `${prefix}${database}:${topic}`,
})
