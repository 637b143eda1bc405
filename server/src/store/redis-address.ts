/** Which Redis or Valkey, and which part of it. Holds a password: it is never logged. */
export interface RedisAddress {
  host: string
  port: number
  /** Whether the connection is encrypted (`rediss:`). */
  tls: boolean
  username?: string
  password?: string
  /** The number of the database. */
  database: number
  /** The name of every key and channel begins with it. */
  prefix: string
}

/** The address without user name and password, for logs and terminals. */
export const showAddress = ({ host, port, tls, database, prefix }: RedisAddress): string =>
  `${tls ? 'rediss' : 'redis'}://${host.includes(':') ? `[${host}]` : host}:${port}/${database}?prefix=${prefix}`

export type RedisKeys = ReturnType<typeof redisKeys>

/** The names of everything in Redis. */
export const redisKeys = ({ prefix, database }: RedisAddress) => ({
  /** Hash: a session's row. */
  session: (id: string) => `${prefix}session:${id}`,
  /** List: the sealed batches of a session's flow record. */
  flow: (id: string) => `${prefix}flow:${id}`,
  /** Set: the ids of an account's live sessions. */
  account: (account: string) => `${prefix}account:${account}`,
  /** Sorted set: the ids of live sessions by their last use. */
  live: `${prefix}live`,
  /** Sorted set: the ids of all sessions by their absolute end. */
  ends: `${prefix}ends`,
  /** Sorted set: redeemed sign-in attempts by the end of their time. */
  attempts: `${prefix}attempts`,
  /** Hash: the holder of a lease, and when it ends. */
  lease: (name: string) => `${prefix}lease:${name}`,
  /** Unlike keys, channels are not separated by database. */
  channel: (topic: string) => `${prefix}${database}:${topic}`,
})
