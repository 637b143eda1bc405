import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export type TokenKind = 'sim_access' | 'sim_refresh'

/** What a token stands for, as it is written into it. Times are epoch milliseconds. */
export interface TokenFacts {
  /** The run of the simulator that gave it out. */
  run: string
  grantId: string
  clientId: string
  /** Absent where the client acts for itself. */
  accountId?: string | undefined
  scopes: readonly string[]
  authorizedAt: number
  /** Of an access token. */
  expiresAt?: number
  /** Of a refresh token: its client began without a secret. */
  publicClient?: boolean
}

const macLength = 43

/**
 * Derived from the seed, like the world: a simulator with the same seed reads the same tokens. Nothing in them is real.
 * @param name keeps the tokens of worlds apart
 */
export const tokenKey = (seed: number, name: string): Buffer =>
  createHash('sha256').update(`simulator tokens ${seed}${name}`).digest()

/** The prefix `sim_` lets a test recognise a token that leaked. */
export function writeToken(kind: TokenKind, facts: TokenFacts, key: Buffer): string {
  const nonce = randomBytes(12).toString('base64url')
  const payload = Buffer.from(JSON.stringify({ ...facts, nonce })).toString('base64url')
  return `${kind}_${payload}${sign(kind, payload, key)}`
}

/** @returns `undefined` for a token that was not signed with this key */
export function readToken(kind: TokenKind, value: string, key: Buffer): TokenFacts | undefined {
  if (!value.startsWith(`${kind}_`)) return undefined
  const text = value.slice(kind.length + 1)
  const [payload, mac] = [text.slice(0, -macLength), text.slice(-macLength)]
  const expected = Buffer.from(sign(kind, payload, key))
  if (expected.length !== Buffer.byteLength(mac) || !timingSafeEqual(expected, Buffer.from(mac))) return undefined
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as TokenFacts
}

const sign = (kind: TokenKind, payload: string, key: Buffer) =>
  createHmac('sha256', key).update(`${kind} ${payload}`).digest('base64url')
