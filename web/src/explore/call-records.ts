import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { RecordStorage } from '../lens/resume-record.ts'
import { ExternalStore } from '../shared/external-store.ts'
import type { CallAnswer } from './call-answer.ts'
import { searchOf } from './form-values.ts'
import {
  type KeptAnswer,
  type PastCall,
  readHistory,
  readKept,
  requestKey,
  withAnswer,
  withCall,
} from './stored-calls.ts'

/** The account and the grant of the session that makes a call. */
export interface Caller {
  account: string
  scopes: readonly string[]
}

/** What this tab remembers of the calls of one account. */
export interface AccountRecords {
  history: readonly PastCall[]
  kept: readonly KeptAnswer[]
}

const historyKey = 'personal:explore.history'
const keptKey = 'personal:explore.kept'

interface Records {
  answers: ReadonlyMap<OperationId, CallAnswer>
  accounts: ReadonlyMap<string, AccountRecords>
}

const noRecords: Records = { answers: new Map(), accounts: new Map() }

/**
 * The calls that were made in this tab. It is no server state: nothing can be fetched again. The last answer to each
 * call lives as long as the page; the history and the answers to compare are stored in the tab and outlast a consent.
 */
export class CallRecords {
  readonly #storage: RecordStorage
  readonly #records = new ExternalStore(noRecords)
  /** What was read from storage. It is read once, because React needs the same object until a call is added. */
  readonly #stored = new Map<string, AccountRecords>()

  constructor(storage: RecordStorage) {
    this.#storage = storage
  }

  readonly subscribe = this.#records.subscribe

  lastAnswer(id: OperationId): CallAnswer | undefined {
    return this.#records.read().answers.get(id)
  }

  ofAccount(account: string): AccountRecords {
    return this.#records.read().accounts.get(account) ?? this.#stored.get(account) ?? this.#readStored(account)
  }

  add({ account, scopes }: Caller, answer: CallAnswer): void {
    const { answers, accounts } = this.#records.read()
    const { history, kept } = this.ofAccount(account)
    const records = {
      history: withCall(history, pastCall(account, answer)),
      kept: canBeCompared(answer) ? withAnswer(kept, keptAnswer(account, scopes, answer)) : kept,
    }
    this.#store(historyKey, records.history)
    if (records.kept !== kept) this.#store(keptKey, records.kept)
    this.#records.set({
      answers: new Map(answers).set(answer.id, answer),
      accounts: new Map(accounts).set(account, records),
    })
  }

  /** Drops everything that is in memory. What is in storage is dropped with the other data of the session. */
  readonly forget = (): void => {
    this.#stored.clear()
    this.#records.set(noRecords)
  }

  #readStored(account: string): AccountRecords {
    const records = {
      history: readHistory(this.#storage.getItem(historyKey), account),
      kept: readKept(this.#storage.getItem(keptKey), account),
    }
    this.#stored.set(account, records)
    return records
  }

  /** If the storage is full, the records stay in memory only. */
  #store(key: string, value: unknown): void {
    try {
      this.#storage.setItem(key, JSON.stringify(value))
    } catch {
      this.#storage.removeItem(key)
    }
  }
}

function pastCall(account: string, { id, values, request, at, status, ms }: CallAnswer): PastCall {
  const { method, target } = request
  return { account, at, id, search: searchOf(id, values), method, target, status, ms: Math.round(ms) }
}

function canBeCompared({ request, status }: CallAnswer): boolean {
  return request.method === 'GET' && status > 0
}

function keptAnswer(account: string, scopes: readonly string[], { id, request, at, status, text }: CallAnswer) {
  return { account, id, request: requestKey(request), scopes, at, status, text }
}
