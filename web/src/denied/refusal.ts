export interface Refusal {
  error: string
  scopes: string[]
  /** A path of this app. */
  returnTo: string
}

/** Reads what the server tells of a refused authorization, from the address of the page that explains it. */
export function readRefusal(search: URLSearchParams): Refusal {
  return {
    error: search.get('error') || 'access_denied',
    scopes: (search.get('scope') ?? '').split(' ').filter(Boolean),
    returnTo: ownPath(search.get('returnTo') ?? '/'),
  }
}

/** A path of this origin, whatever the address says; `/` for everything else. */
function ownPath(address: string): string {
  const base = 'http://deck'
  if (!URL.canParse(address, base)) return '/'
  const { origin, pathname, search, hash } = new URL(address, base)
  return origin === base ? `${pathname}${search}${hash}` : '/'
}
