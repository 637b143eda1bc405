import type { Scope } from '@scopedeck/server/contract/scopes.ts'

const nothingVisible =
  'A client id in development mode gets none of these fields: there it buys nothing that can be seen.'

/** What to know of a scope before it is asked for. @see https://developer.spotify.com/documentation/web-playback-sdk */
export const scopeNotes: Partial<Record<Scope, string>> = {
  streaming:
    'Only Spotify’s Web Playback SDK uses it, and that wants an access token in the browser. This app gives none out.',
  'app-remote-control': 'Only Spotify’s SDKs for iOS and Android use it.',
  'user-read-private': nothingVisible,
  'user-read-email': nothingVisible,
}
