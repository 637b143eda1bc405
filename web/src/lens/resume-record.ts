import { isRecord, parseJson } from '@scopedeck/server/contract/json.ts'
import { anyOrigin, nonceOf, nonceParameter } from './resume-nonce.ts'

type ResumeValue = string | number | boolean | null | readonly string[]

/** The arguments of an action, in plain JSON. */
export type ResumeArgs = Readonly<Record<string, ResumeValue>>

/** An action that a missing scope blocked, kept in the tab while the person reads the consent page. */
export interface ResumeRecord {
  action: string
  args: ResumeArgs
  /** Epoch milliseconds. */
  endsAt: number
}

export type RecordStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const lifeMs = 10 * 60_000
const keyOf = (nonce: string) => `resume:${nonce}`

/**
 * Keeps the action for 10 minutes.
 * @returns the address to return to: `returnTo` with the nonce that finds the record
 */
export function keepRecord(
  storage: RecordStorage,
  action: string,
  args: ResumeArgs,
  returnTo: string,
  now: number,
): string {
  const nonce = randomNonce()
  const record: ResumeRecord = { action, args, endsAt: now + lifeMs }
  storage.setItem(keyOf(nonce), JSON.stringify(record))
  return withNonce(returnTo, nonce)
}

/** 128 random bits. `crypto.randomUUID` is missing over plain http to another machine. */
function randomNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Takes the record that an address names out of the storage; `undefined` after its 10 minutes. */
export function takeRecord(storage: RecordStorage, address: string, now: number): ResumeRecord | undefined {
  const nonce = nonceOf(address)
  if (!nonce) return undefined
  const record = parseRecord(storage.getItem(keyOf(nonce)))
  storage.removeItem(keyOf(nonce))
  return record && record.endsAt > now ? record : undefined
}

/** The address without its nonce, so that a shared link or a bookmark repeats no action. */
export function withoutNonce(address: string): string {
  return withSearch(address, (search) => search.delete(nonceParameter))
}

function withNonce(address: string, nonce: string): string {
  return withSearch(address, (search) => search.set(nonceParameter, nonce))
}

function withSearch(address: string, change: (search: URLSearchParams) => void): string {
  const url = new URL(address, anyOrigin)
  change(url.searchParams)
  return `${url.pathname}${url.search}${url.hash}`
}

function parseRecord(text: string | null): ResumeRecord | undefined {
  const record = parseJson(text ?? '')
  if (!isRecord(record)) return undefined
  const { action, args, endsAt } = record
  if (typeof action !== 'string' || typeof endsAt !== 'number' || !isResumeArgs(args)) return undefined
  return { action, args, endsAt }
}

function isResumeArgs(args: unknown): args is ResumeArgs {
  return isRecord(args) && Object.values(args).every(isResumeValue)
}

function isResumeValue(value: unknown): value is ResumeValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string')
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}
