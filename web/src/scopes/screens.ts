/** The screens that scopes name by address, in words. */
const names: Record<string, string> = {
  '/': 'Deck',
  '/player': 'Player',
  '/playlists': 'Playlists',
  '/playlists/:id': 'One playlist',
  '/account': 'Account',
}

export interface ScreenLink {
  name: string
  /** Left out where the address has a part that only another screen fills in. */
  to?: string
}

export function screenLink(path: string): ScreenLink {
  return { name: names[path] ?? path, ...(path.includes(':') ? {} : { to: path }) }
}
