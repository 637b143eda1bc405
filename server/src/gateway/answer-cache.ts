import type { WebApiAnswer } from './answer.ts'

interface CachedAnswer {
  etag: string
  answer: WebApiAnswer
}

interface Entry extends CachedAnswer {
  sessionId: string
  /** The scopes of the session when the answer came: with other scopes the answer may have other fields. */
  grant: string
  bytes: number
  /** Epoch milliseconds. */
  usedAt: number
}

interface CacheKey {
  sessionId: string
  scopes: readonly string[]
  /** Path and query of the call. */
  target: string
}

export interface AnswerCache {
  find(key: CacheKey): CachedAnswer | undefined
  keep(key: CacheKey, cached: CachedAnswer): void
  forget(sessionId: string): void
  /** Drops the answers that nobody asked for lately: sessions end in many ways, and the cache is told of none of them. */
  sweep(): void
}

interface CacheLimits {
  totalBytes: number
  answerBytes: number
  unusedMs: number
}

export const cacheLimits = {
  totalBytes: 16 * 1024 * 1024,
  answerBytes: 512 * 1024,
}

/**
 * Keeps the answers that Spotify marked with an `ETag`, each for the one session that got it. An answer from here is only
 * used after Spotify has said, for this very call, that it is still valid. The least recently used answers go first.
 * @param now epoch milliseconds
 * @see RFC 9111 §4.3
 */
export function createAnswerCache(limits: CacheLimits, now: () => number): AnswerCache {
  // A Map keeps the order of insertion, and an entry that is used is inserted again: the first is the least recently used.
  const entries = new Map<string, Entry>()
  let bytes = 0

  const drop = (id: string) => {
    bytes -= entries.get(id)?.bytes ?? 0
    entries.delete(id)
  }
  const put = (id: string, entry: Entry) => {
    drop(id)
    entries.set(id, entry)
    bytes += entry.bytes
    for (const oldest of entries.keys()) {
      if (bytes <= limits.totalBytes) return
      drop(oldest)
    }
  }
  const forget = (sessionId: string) => {
    for (const [id, entry] of entries) if (entry.sessionId === sessionId) drop(id)
  }

  return {
    find(key) {
      const id = entryId(key)
      const entry = entries.get(id)
      if (!entry) return undefined
      if (entry.grant !== grantOf(key)) {
        forget(key.sessionId)
        return undefined
      }
      put(id, { ...entry, usedAt: now() })
      return entry
    },
    keep(key, { etag, answer }) {
      const size = sizeOf(key, answer)
      if (size > limits.answerBytes) return
      const { sessionId } = key
      put(entryId(key), { etag, answer, sessionId, grant: grantOf(key), bytes: size, usedAt: now() })
    },
    forget,
    sweep() {
      for (const [id, { usedAt }] of entries) if (usedAt <= now() - limits.unusedMs) drop(id)
    },
  }
}

const entryId = ({ sessionId, target }: CacheKey) => `${sessionId} ${target}`
const grantOf = ({ scopes }: CacheKey) => scopes.toSorted().join(' ')

/** Bytes, roughly: the body, the target, and what every entry costs. */
const sizeOf = ({ target }: CacheKey, { body }: WebApiAnswer) => (body?.length ?? 0) + target.length * 2 + 512
