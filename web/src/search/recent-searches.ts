import { isRecord, parseJson } from '@scopedeck/server/contract/json.ts'
import { useState } from 'react'
import { useSignedIn } from '../session/use-session.ts'
import { localStore } from '../shared/storage.ts'

/** The name says that it is the account’s: it is deleted when the account leaves this browser. */
const key = 'personal:searches'

/** Searches that are kept. */
const most = 8

type RecentStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The searches that an account has made in this browser, newest first. What another account left is deleted. */
export function readSearches(storage: RecentStorage, account: string): readonly string[] {
  const kept = parseJson(storage.getItem(key) ?? '')
  if (!isRecord(kept) || kept.account !== account || !Array.isArray(kept.searches)) {
    storage.removeItem(key)
    return []
  }
  return kept.searches.filter((each) => typeof each === 'string')
}

function writeSearches(storage: RecentStorage, account: string, searches: readonly string[]): void {
  try {
    if (searches.length === 0) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify({ account, searches }))
  } catch {
    // The storage of the browser is full: then a search is not kept.
  }
}

/** The searches with one more. One that differs in capital letters alone is the same. */
export function withSearch(searches: readonly string[], search: string): readonly string[] {
  const others = searches.filter((each) => each.toLowerCase() !== search.toLowerCase())
  return [search, ...others].slice(0, most)
}

interface RecentSearches {
  searches: readonly string[]
  keep(search: string): void
  forget(search: string): void
  forgetAll(): void
}

/** The recent searches of the account, which never leave this browser. */
export function useRecentSearches(): RecentSearches {
  const account = useSignedIn()?.accountMark ?? ''
  const [searches, setSearches] = useState(() => readSearches(localStore(), account))
  const change = (next: (searches: readonly string[]) => readonly string[]) => {
    // Read again: another tab may have kept one meanwhile.
    const changed = next(readSearches(localStore(), account))
    writeSearches(localStore(), account, changed)
    setSearches(changed)
  }
  return {
    searches,
    keep: (search) => search !== '' && change((before) => withSearch(before, search)),
    forget: (search) => change((before) => before.filter((each) => each !== search)),
    forgetAll: () => change(() => []),
  }
}
