import type { DatabaseSync } from 'node:sqlite'
import { productionTimeouts, type Timeouts } from '../timeouts.ts'
import { createTopics, type PubSub } from './pub-sub.ts'
import { guard, isDatabaseError } from './sqlite-database.ts'
import { batchSize, inBatches } from './sqlite-sweep.ts'

type PubSubTimeouts = Pick<Timeouts['store']['sqlite'], 'pubSubPollMs' | 'pubSubKeepMs'>

interface SqlitePubSub extends PubSub {
  /** Stops polling. The caller opened the database, and closes it. */
  close(): void
}

/** The writes of messages. They may run elsewhere than the reads. */
export interface MessageWrites {
  addMessage(topic: string, message: string): Promise<void>
  /** Deletes messages that are older than `keepMs`. */
  deleteMessages(keepMs: number): Promise<void>
}

/** @param database opened by `openDatabase` */
export function createMessageWrites(database: DatabaseSync): MessageWrites {
  const insert = database.prepare('INSERT INTO message (topic, message, at) VALUES ($topic, $message, machine_clock())')
  // The clock starts again with the machine: a message ahead of it is from before that. Either way the oldest come first.
  const deleteOld = database.prepare(
    `DELETE FROM message WHERE id IN (SELECT id FROM message ORDER BY id LIMIT $batchSize)
     AND (at < (SELECT machine_clock()) - $keepMs OR at > (SELECT machine_clock()))`,
  )
  return {
    addMessage: guard(async (topic, message) => void insert.run({ topic, message })),
    deleteMessages: guard((keepMs) => inBatches(() => deleteOld.run({ keepMs, batchSize }))),
  }
}

/**
 * Sends messages to all processes on one file through a table. Its ids are the order for all of them: a process that
 * publishes first delivers everything that was published before. A process without subscribers reads nothing; with
 * subscribers, a pragma tells it whether another connection has written since.
 */
export function createSqlitePubSub(
  database: DatabaseSync,
  timeouts: Partial<PubSubTimeouts> = {},
  writes: MessageWrites = createMessageWrites(database),
): SqlitePubSub {
  const { pubSubPollMs: pollMs, pubSubKeepMs: keepMs } = { ...productionTimeouts.store.sqlite, ...timeouts }
  const statements = prepareStatements(database)
  const topics = createTopics()
  let lastId = 0
  let seenVersion: number | undefined
  let polling: NodeJS.Timeout | undefined
  /** Messages are late while polls fail, but they are not missed. */
  let isUpToDate = false

  const deliverNew = () => {
    for (const { id, topic, message } of statements.newer(lastId)) {
      // A listener that publishes has delivered the rest of them already.
      if (id <= lastId) continue
      lastId = id
      topics.deliver(topic, message)
    }
  }

  const poll = () => {
    isUpToDate = unlessUnavailable(() => {
      const version = statements.version()
      if (version === seenVersion) return
      deliverNew()
      seenVersion = version
    })
  }
  const pollOncePerTurn = oncePerTurn(poll)
  const startPolling = () => {
    seenVersion = statements.version()
    lastId = statements.newestId()
    isUpToDate = true
    polling = setInterval(poll, pollMs).unref()
  }
  const stopPolling = () => {
    clearInterval(polling)
    polling = undefined
  }

  // What can't be deleted now is deleted the next time.
  const sweep = () => writes.deleteMessages(keepMs).catch(() => {})
  const sweeping = setInterval(sweep, keepMs).unref()

  return {
    publish: guard(async (topic, message) => {
      await writes.addMessage(topic, message)
      if (!polling) return
      // The pragma does not count the writes of its own connection.
      seenVersion = undefined
      poll()
    }),
    subscribe: guard(async (topic, listener) => {
      // A new listener must not receive what was published before.
      if (polling) deliverNew()
      else startPolling()
      const remove = topics.add(topic, listener)
      return async () => {
        remove()
        if (topics.isEmpty()) stopPolling()
      }
    }),
    catchUp() {
      if (!polling) return undefined
      pollOncePerTurn()
      return isUpToDate ? 1 : undefined
    },
    close() {
      stopPolling()
      clearInterval(sweeping)
    },
  }
}

/** Acts once for each turn of the event loop: the requests of one turn had all arrived when it began. */
function oncePerTurn(act: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    setImmediate(() => {
      isDone = false
    })
    act()
  }
}

/** Leaves to the next run what the database can't do now. @returns whether it was done */
function unlessUnavailable(act: () => void): boolean {
  try {
    act()
    return true
  } catch (error) {
    if (!isDatabaseError(error)) throw error
    return false
  }
}

function prepareStatements(database: DatabaseSync) {
  const version = database.prepare('PRAGMA data_version')
  const newestId = database.prepare('SELECT coalesce(max(id), 0) AS id FROM message')
  const newer = database.prepare('SELECT id, topic, message FROM message WHERE id > $lastId ORDER BY id')
  return {
    version: () => Number(version.get()?.data_version),
    newestId: () => Number(newestId.get()?.id),
    newer: (lastId: number) =>
      newer
        .all({ lastId })
        .map(({ id, topic, message }) => ({ id: Number(id), topic: String(topic), message: String(message) })),
  }
}
