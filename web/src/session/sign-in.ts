import type { Scope } from '@scopedeck/server/contract/scopes.ts'

interface SignInOptions {
  /** The path of this app to come back to; the present one when left out. */
  returnTo?: string
  /** Has Spotify show the account and ask for consent even where it would not ask again. */
  showDialog?: boolean
}

/** The address that starts a sign-in for exactly these scopes. */
export function signInAddress(
  scopes: Iterable<Scope>,
  { returnTo = here(), showDialog = false }: SignInOptions = {},
): string {
  const search = new URLSearchParams({ scope: [...scopes].join(' '), returnTo })
  if (showDialog) search.set('show_dialog', 'true')
  return `/auth/sign-in?${search}`
}

/** Leaves for the consent page: the server makes the authorization request, so this page never sees a secret. */
export function signIn(scopes: Iterable<Scope>, options?: SignInOptions): void {
  location.assign(signInAddress(scopes, options))
}

function here(): string {
  return `${location.pathname}${location.search}${location.hash}`
}
