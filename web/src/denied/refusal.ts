import { isScope, type Scope, scopeCatalogue } from '@scopedeck/server/contract/scopes.ts'
import { parseUrl } from '../shared/address.ts'

/** An authorization that was refused, as the server writes it into the address of `/denied`. */
export interface Refusal {
  /** The `error` of the authorization response; `undefined` where the page was opened without one. */
  error: string | undefined
  /** The scopes that were asked for. */
  scopes: Scope[]
  /** A path of this app. */
  returnTo: string
}

export function readRefusal(search: URLSearchParams): Refusal {
  return {
    error: errorCode(search.get('error') ?? ''),
    scopes: (search.get('scope') ?? '').split(' ').filter(isScope),
    returnTo: ownPath(search.get('returnTo') ?? '/'),
  }
}

/** The server writes a short code. Anybody can put other text into a link: it is not shown as Spotify’s. */
function errorCode(text: string): string | undefined {
  if (text === '') return undefined
  return /^[\w.-]{1,64}$/.test(text) ? text : 'unknown_error'
}

/** The address if it is a path of this origin; `/` for everything else, so that no link leads to another site. */
function ownPath(address: string): string {
  const base = 'http://localhost'
  const url = parseUrl(address, base)
  // The parser turns `/.//host` into `//host`, which names another host.
  return url?.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/'
}

interface RefusalWords {
  title: string
  sentence: string
}

/** What the error of an authorization response means for the person at the screen. @see RFC 6749 §4.1.2.1 */
const rows: Readonly<Record<string, RefusalWords | undefined>> = {
  access_denied: { title: 'You said no. That’s a fine answer.', sentence: 'Spotify told us nothing else.' },
  temporarily_unavailable: {
    title: 'Spotify can’t answer right now',
    sentence: 'It asks us to try again later. You did nothing wrong.',
  },
  server_error: {
    title: 'Spotify stopped halfway',
    sentence: 'Something broke on its side before you could agree. Try again in a moment.',
  },
  invalid_scope: {
    title: 'Spotify does not know one of the permissions',
    sentence: 'One of the scopes asked for is not one of its own. Ask for fewer.',
  },
  unauthorized_client: {
    title: 'Spotify does not let this client ask',
    sentence: 'The owner of the client id has to set it up in Spotify’s developer dashboard.',
  },
}

/** Opened from a bookmark or by hand, the page claims nothing. */
const nothingRefused: RefusalWords = {
  title: 'Nothing was refused here',
  sentence: 'This page says what happened when a sign-in was declined. None has just come back to it.',
}

export function refusalWords(error: string | undefined): RefusalWords {
  if (error === undefined) return nothingRefused
  return (
    (Object.hasOwn(rows, error) && rows[error]) || {
      title: 'The sign-in did not finish',
      sentence: 'Spotify gave the reason above and no other.',
    }
  )
}

export interface SmallerAsk {
  scopes: Scope[]
  /** A sentence that says what these scopes are enough for. */
  enoughFor: string
}

const single: Partial<Record<Scope, string>> = {
  'user-read-currently-playing': 'Seeing what is playing takes just one.',
  'playlist-read-private': 'Listing your playlists takes just one.',
  'user-read-playback-state': 'Seeing what is playing, and where, takes just one.',
}

/** A smaller ask after a refusal: one scope that shows something, else the scopes that only read, else none. */
export function smallerAsk(asked: readonly Scope[], granted: ReadonlySet<Scope>): SmallerAsk | undefined {
  const fresh = asked.filter((scope) => !granted.has(scope))
  if (fresh.length < 2) return undefined
  for (const [scope, enoughFor] of Object.entries(single)) {
    if (isScope(scope) && fresh.includes(scope)) return { scopes: [scope], enoughFor }
  }
  const reading = fresh.filter((scope) => scopeCatalogue[scope].access === 'read')
  if (reading.length === 0 || reading.length === fresh.length) return undefined
  return { scopes: reading, enoughFor: `Looking without changing anything takes just ${reading.length}.` }
}
