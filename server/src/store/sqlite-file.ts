import { statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type OutageListener, storeUnavailable } from './store.ts'

type Methods = Record<string, (...values: never[]) => Promise<unknown>>

interface WatchedFile {
  /** The same methods, which throw {ProblemError} `store-unavailable` while the file at the path is another one. */
  guard<Guarded extends object>(methods: Guarded): Guarded
  close(): void
}

/**
 * Notices that a file was deleted or replaced. Its connections would go on with a file that has no name any more: what they
 * write is gone with this process, and other processes do not see it. A file that is moved back is served again.
 * @param checkMs between two looks
 */
export function watchFile(path: string, checkMs: number, listener?: OutageListener): WatchedFile {
  const opened = statSync(path)
  let isThere = true
  const look = async () => {
    const now = await stat(path).catch(() => undefined)
    const wasThere = isThere
    isThere = now?.ino === opened.ino && now.dev === opened.dev
    if (wasThere && !isThere) listener?.lost(goneError(path))
    if (!wasThere && isThere) listener?.back()
  }
  const looking = setInterval(look, checkMs).unref()
  return {
    guard(methods) {
      const guarded = Object.entries(methods as Methods).map(([name, method]) => [
        name,
        async (...values: never[]) => {
          if (!isThere) throw storeUnavailable(goneError(path))
          return method(...values)
        },
      ])
      // Object.fromEntries knows no keys; these are those of the methods.
      return Object.fromEntries(guarded) as typeof methods
    },
    close: () => clearInterval(looking),
  }
}

const goneError = (path: string) =>
  new Error(
    `The file ${path} was deleted or replaced. Put it back, or restart the server to begin with the file that is there.`,
  )
