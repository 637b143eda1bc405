/** A screen to measure, and the element by which a person can use it: its data is there. */
export interface MeasuredScreen {
  path: string
  signedIn: boolean
  usable: string
}

export const scopes = [
  'playlist-read-private',
  'playlist-read-collaborative',
  'user-read-playback-state',
  'user-modify-playback-state',
  'user-read-currently-playing',
  'user-library-read',
  'user-read-recently-played',
]

/** @param longPlaylist the path of the playlist with ten thousand songs */
export function measuredScreens(longPlaylist: string): readonly MeasuredScreen[] {
  return [
    { path: '/', signedIn: false, usable: 'a[href^="/auth/sign-in"]' },
    { path: '/scopes', signedIn: false, usable: 'input[type="checkbox"]' },
    { path: '/', signedIn: true, usable: 'main a[href^="/playlists/"]' },
    { path: '/playlists', signedIn: true, usable: 'main li a[href^="/playlists/"]' },
    { path: longPlaylist, signedIn: true, usable: '[aria-rowindex="2"][aria-busy="false"]' },
    { path: '/player', signedIn: true, usable: '#queue li' },
    { path: '/explore', signedIn: true, usable: 'nav[aria-label="Calls"] a' },
    { path: '/explore/get-playlist', signedIn: true, usable: 'main h1' },
    { path: '/scopes', signedIn: true, usable: 'input[type="checkbox"]' },
    { path: '/account', signedIn: true, usable: 'main h1' },
  ]
}
