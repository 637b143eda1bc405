import type { EndReason, LiveSession, StoredSession } from './session-store.ts'

/** A session's row as Redis holds it: one hash. */
type Fields = Record<string, Buffer>

/** Field, value, field, value. */
export const toFields = ({ id: _, ended: __, label, body, account, ...times }: LiveSession): (string | Buffer)[] => [
  ...['account', account, 'body', Buffer.from(body)],
  ...(label ? ['label', Buffer.from(label)] : []),
  ...Object.entries(times).flatMap(([name, at]) => [name, String(at)]),
]

/** @returns undefined where there is no such row */
export function toStored(id: string, { body, label, ended, ...fields }: Fields): StoredSession | undefined {
  if (!fields.account) return undefined
  const row = {
    id,
    account: fields.account.toString(),
    createdAt: Number(fields.createdAt),
    lastSeenAt: Number(fields.lastSeenAt),
    endsAt: Number(fields.endsAt),
    ...(label && { label: new Uint8Array(label) }),
  }
  // Only `endSession` writes it.
  if (ended) return { ...row, ended: ended.toString() as EndReason }
  return body && { ...row, body: new Uint8Array(body) }
}
