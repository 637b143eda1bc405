import type { DatabaseSync } from 'node:sqlite'
import { machineClock } from './machine-clock.ts'
import type { PubSub } from './pub-sub.ts'
import { guard, isOfDatabase } from './sqlite-guard.ts'
import { createTopics } from './topics.ts'

interface SqlitePubSubOptions {
  /** How soon others hear. */
  pollMs: number
  /** How long a message is kept for those who were busy. */
  keepMs: number
  /** Milliseconds of a clock that the processes share. */
  now(): number
}

interface SqlitePubSub extends PubSub {
  /** Stops listening. The database stays open, for whoever opened it closes it. */
  close(): void
}

const defaults: SqlitePubSubOptions = { pollMs: 40, keepMs: 60_000, now: machineClock }

/**
 * Tells the processes on one file through a table. Its ids are the order for all of them: who publishes is told with
 * everything that stands before. While nobody listens nothing is read; while somebody does, a pragma says whether
 * any other connection has written since.
 */
export function createSqlitePubSub(database: DatabaseSync, options: Partial<SqlitePubSubOptions> = {}): SqlitePubSub {
  const { pollMs, keepMs, now } = { ...defaults, ...options }
  const statements = prepareStatements(database)
  const topics = createTopics()
  let last = 0
  let seenVersion: number | undefined
  let polling: NodeJS.Timeout | undefined

  const tellNew = () => {
    for (const { id, topic, message } of statements.newer(last)) {
      // A listener that publishes has been told the rest by now.
      if (id <= last) continue
      last = id
      topics.tell(topic, message)
    }
  }

  /** What could not be read now is read the next time. */
  const poll = () => {
    try {
      const version = statements.version()
      if (version === seenVersion) return
      tellNew()
      seenVersion = version
    } catch (error) {
      if (!isOfDatabase(error)) throw error
    }
  }

  const listen = () => {
    seenVersion = statements.version()
    last = statements.newest()
    polling = setInterval(poll, pollMs).unref()
  }
  const stopListening = () => {
    clearInterval(polling)
    polling = undefined
  }

  const sweep = () => {
    try {
      statements.forget(now() - keepMs, now())
    } catch (error) {
      if (!isOfDatabase(error)) throw error
    }
  }
  const sweeping = setInterval(sweep, keepMs).unref()

  return {
    publish: guard(async (topic, message) => {
      statements.insert(topic, message, now())
      if (!polling) return
      // Our own writing is no news to the pragma.
      seenVersion = undefined
      poll()
    }),
    subscribe: guard(async (topic, listener) => {
      // What was published before is not for who comes now.
      if (polling) tellNew()
      else listen()
      const remove = topics.add(topic, listener)
      return async () => {
        remove()
        if (topics.isEmpty()) stopListening()
      }
    }),
    close() {
      stopListening()
      clearInterval(sweeping)
    },
  }
}

function prepareStatements(database: DatabaseSync) {
  const version = database.prepare('PRAGMA data_version')
  const newest = database.prepare('SELECT coalesce(max(id), 0) AS id FROM message')
  const newer = database.prepare('SELECT id, topic, message FROM message WHERE id > $last ORDER BY id')
  const insert = database.prepare('INSERT INTO message (topic, message, at) VALUES ($topic, $message, $at)')
  // The clock begins anew with the machine: what is ahead of it is older than all.
  const forget = database.prepare('DELETE FROM message WHERE at < $since OR at > $now')
  return {
    version: () => Number(version.get()?.data_version),
    newest: () => Number(newest.get()?.id),
    newer: (last: number) =>
      newer
        .all({ last })
        .map(({ id, topic, message }) => ({ id: Number(id), topic: String(topic), message: String(message) })),
    insert: (topic: string, message: string, at: number) => void insert.run({ topic, message, at }),
    forget: (since: number, now: number) => void forget.run({ since, now }),
  }
}
