/** Which Redis or Valkey, and where in it. Holds a password: it is never logged. */
export interface RedisAddress {
  host: string
  port: number
  /** Whether the connection is encrypted (`rediss:`). */
  tls: boolean
  username?: string
  password?: string
  /** The number of the database. */
  database: number
  /** What the name of every key and channel begins with. */
  prefix: string
}

/** As it may be shown: without user and password. */
export const showAddress = ({ host, port, tls, database, prefix }: RedisAddress): string =>
  `${tls ? 'rediss' : 'redis'}://${host.includes(':') ? `[${host}]` : host}:${port}/${database}?prefix=${prefix}`
