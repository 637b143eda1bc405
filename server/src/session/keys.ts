import { createHmac, hkdfSync } from 'node:crypto'

const keyBytes = 32

/** Newest first. The newest encrypts, all decrypt. */
export type Keys = [Buffer, ...Buffer[]]

export interface SessionKeys {
  cookie: Keys
  pendingAuthorization: Keys
  account: Keys
  label: Keys
  /** Seals the playback messages between instances. */
  playback: Keys
  /** Seals the flow records, in the store and between instances, and makes their fingerprints. */
  flow: Keys
}

/**
 * One key per purpose from each session key, so that nothing sealed for one use is good for another.
 * @throws {Error} there is no key, or one is not 32 bytes long. secure-session would only fail at a request.
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
    flow: derive('flow record'),
  }
}

/** The store finds an account by this hash, made with the newest key, and never learns the account's id. */
export const hashAccount = (accountId: string, [key]: Keys): string => hash(accountId, key)

/** The same as a function of the account alone. @param keys the session keys */
export function createAccountHash(keys: readonly Buffer[]): (accountId: string) => string {
  const { account } = deriveKeys(keys)
  return (accountId) => hashAccount(accountId, account)
}

/** Every hash under which the store may still have the account, one per key. */
export const hashesOfAccount = (accountId: string, keys: Keys): string[] => keys.map((key) => hash(accountId, key))

const hash = (accountId: string, key: Buffer) => createHmac('sha256', key).update(accountId).digest('base64url')
