import { operation } from '@scopedeck/server/contract/operations.ts'
import { matchesAll, searchWords } from '../../shared/find.ts'
import { readValues } from '../form-values.ts'
import type { PastCall } from '../stored-calls.ts'

/** The earlier calls that have every word of a search: in path or query, in a value of the form, in the name, or as status. */
export function findInHistory(calls: readonly PastCall[], find: string): readonly PastCall[] {
  const words = searchWords(find)
  return words.length === 0 ? calls : calls.filter((call) => matchesAll(textOf(call), words))
}

function textOf({ id, search, method, target, status }: PastCall): string {
  const values = Object.entries(readValues(id, search)).map(([name, value]) => `${name}=${value}`)
  return [method, `/v1${target}`, operation(id).title, status || 'no answer', ...values].join(' ')
}
