import { isRecord } from '@scopedeck/server/contract/json.ts'
import type { QueryClient } from '@tanstack/react-query'
import type { createBrowserRouter } from 'react-router'
import { pageOwner } from '../shared/page-owner.ts'
import { readAnew } from '../shared/read-anew.ts'
import { clearTab, forgetInBrowser, localStore, tabStore } from '../shared/storage.ts'
import type { ToastList } from '../shared/toasts.ts'
import { departures, leavePage, sessionChangedEvent, sessionKey, sessionNoun, signedOutEvent } from './page-account.ts'
import type { Session } from './read-session.ts'
import { depart } from './sign-out.ts'
import { createWithheldWatch, withheldKey } from './withheld-watch.ts'

type Router = Pick<ReturnType<typeof createBrowserRouter>, 'state' | 'subscribe' | 'navigate'>

/** In the storage of the browser: the mark of the account that signed in last; empty once it has signed out. */
const browserKey = 'account'

/**
 * Keeps this tab and the others of the browser at one account: the tab that signs in or out tells the others, and a tab that
 * slept, or that comes back from the history, looks for itself before a person sees it. Tells a person what changed. Where
 * the browser denies its storage, a tab learns of a change from the next answer of the server.
 */
export function watchAccount(client: QueryClient, toasts: ToastList, router: Router): void {
  const { show } = toasts
  const read = () => client.getQueryData<Session>(sessionKey)
  const readAgain = () => void readAnew(client, { queryKey: sessionKey })
  const watchWithheld = createWithheldWatch(client)
  let told: string | undefined
  /** Whether anything of the account may be on this page. */
  let isHere = false

  /** Each change once: a tab that knows less must not contradict the one that told something newer. */
  const tellOthers = (mark: string) => {
    if (mark === told) return
    // What the account before it left behind: its session may have ended while no page was open.
    if ((localStore().getItem(browserKey) ?? mark) !== mark) forgetInBrowser()
    localStore().setItem(browserKey, mark)
    told = mark
  }
  const accept = () => {
    const session = read()
    if (!session) return
    isHere ||= session.authenticated
    watchWithheld(session)
    tellOthers(session.authenticated ? session.accountMark : '')
    if (session.authenticated) tellChange(session.account.displayName, show)
  }
  const look = () => {
    const [mark, owner, session] = [localStore().getItem(browserKey), pageOwner(), read()]
    if (mark === null || !session) return
    if (mark !== '' && owner !== undefined && mark !== owner) return void leavePage()
    if (mark === '' && isHere) {
      depart(client)
      // What the account had typed may be in the search.
      if (location.search) void router.navigate(location.pathname, { replace: true })
      show({ topic: 'session', text: 'You signed out in another tab.' })
    }
    if ((mark !== '') !== session.authenticated) readAgain()
  }

  const markOwnEntry = () => {
    const owner = pageOwner()
    const { initialized, navigation } = router.state
    if (owner !== undefined && initialized && navigation.state === 'idle') markEntry(owner)
  }

  accept()
  markOwnEntry()
  router.subscribe(markOwnEntry)
  client.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === sessionNoun) accept()
  })
  addEventListener('storage', ({ key }) => {
    if (key === browserKey) look()
    if (key === withheldKey) readAgain()
  })
  addEventListener(sessionChangedEvent, readAgain)
  // A page that is kept for the back button must not show, not even for a moment, what is over by then.
  addEventListener('pagehide', ({ persisted }) => persisted && setHidden(true))
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    look()
    readAgain()
    setHidden(departures.read() < 0)
  })
  // A toast may name what the account played or saved, and offer to undo it.
  addEventListener(signedOutEvent, () => {
    isHere = false
    toasts.set([])
  })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
}

function tellChange(displayName: string, show: ToastList['show']): void {
  if (tabStore().getItem(changedKey) === null) return
  tabStore().removeItem(changedKey)
  show({ topic: 'session', text: `${displayName} is signed in now. Nothing of the other account is left in this tab.` })
}

function setHidden(isHidden: boolean): void {
  document.documentElement.hidden = isHidden
}

/** In the storage of a tab: the mark of its account. */
const ownerKey = 'account'
/** In the storage of a tab, while a person is still to be told that the tab has another account now. */
const changedKey = 'account-changed'

/**
 * Leads away from an address that was another account's in this tab: what that account had typed may be in it.
 * @returns `null` where the address may be shown
 */
export function redirectFor(mark: string, address: string): Response | null {
  const { origin, pathname, search } = new URL(address)
  const isTakenOver = takesTabOver(mark)
  const isStart = pathname + search === '/'
  if (!isStart && isEntryOfAnother(mark)) return Response.redirect(origin)
  return isTakenOver && search ? Response.redirect(origin + pathname) : null
}

/**
 * Whether this tab was another account's before this document: then everything that it kept is dropped, such as an action
 * that waited for a consent.
 */
function takesTabOver(mark: string): boolean {
  const before = tabStore().getItem(ownerKey)
  if (before === mark) return false
  if (before !== null) clearTab()
  tabStore().setItem(ownerKey, mark)
  if (before !== null) tabStore().setItem(changedKey, 'yes')
  return before !== null
}

/** Whether another account made this entry of the tab's history: the back button reaches it. */
function isEntryOfAnother(mark: string): boolean {
  const state: unknown = history.state
  return isRecord(state) && typeof state.account === 'string' && state.account !== mark
}

/** Marks the present entry of the history. The router keeps what it does not know, and writes a new entry without it. */
function markEntry(mark: string): void {
  const state: unknown = history.state
  if (isRecord(state) && state.account !== mark) history.replaceState({ ...state, account: mark }, '')
}
