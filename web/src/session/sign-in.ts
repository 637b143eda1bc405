interface SignInOptions {
  /** A path of this app to come back to; this one when left out. */
  returnTo?: string
  /** Have the account shown and the consent asked even where Spotify would not ask again. */
  showDialog?: boolean
}

/** The address that starts a sign-in for these scopes and no other. */
export function signInAddress(
  scopes: Iterable<string>,
  { returnTo = here(), showDialog = false }: SignInOptions = {},
): string {
  const search = new URLSearchParams({ scope: [...scopes].join(' '), returnTo })
  if (showDialog) search.set('show_dialog', 'true')
  return `/auth/sign-in?${search}`
}

/** Leaves for the consent page: the server makes the authorization request, so this page never sees a secret. */
export function signIn(scopes: Iterable<string>, options?: SignInOptions): void {
  location.assign(signInAddress(scopes, options))
}

function here(): string {
  return `${location.pathname}${location.search}${location.hash}`
}
