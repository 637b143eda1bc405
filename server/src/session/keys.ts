import { createHmac, hkdfSync } from 'node:crypto'

const keyBytes = 32

/** Newest first: it encrypts, all decrypt. */
export type Keys = [Buffer, ...Buffer[]]

export interface SessionKeys {
  cookie: Keys
  pendingAuthorization: Keys
  account: Keys
  label: Keys
  /** For what the instances tell each other of playback. */
  playback: Keys
}

/**
 * One key per purpose from each session key, so that nothing sealed for one use is good for another.
 * @throws {Error} there is none, or one has another length than 32 bytes: better at the start than at a request
 * @see RFC 5869
 */
export function deriveKeys(sessionKeys: readonly Buffer[]): SessionKeys {
  const [newest, ...older] = sessionKeys
  if (!newest || sessionKeys.some(({ length }) => length !== keyBytes))
    throw new Error(`Session keys must be ${keyBytes} bytes each, and there must be one at least.`)
  const derive = (purpose: string): Keys => {
    const one = (key: Buffer) => Buffer.from(hkdfSync('sha256', key, '', `scopedeck ${purpose}`, keyBytes))
    return [one(newest), ...older.map(one)]
  }
  return {
    cookie: derive('session cookie'),
    pendingAuthorization: derive('pending authorization'),
    account: derive('account'),
    label: derive('session label'),
    playback: derive('playback'),
  }
}

/** How the store knows an account without learning its id: by a hash with the newest key. */
export const hashAccount = (accountId: string, [key]: Keys): string => hash(accountId, key)

/** Every hash that the account may still be known by, one per key. */
export const hashesOfAccount = (accountId: string, keys: Keys): string[] => keys.map((key) => hash(accountId, key))

const hash = (accountId: string, key: Buffer) => createHmac('sha256', key).update(accountId).digest('base64url')
