interface ShortcutRow {
  /** `KeyboardEvent.key`, with `Mod+` (Ctrl, or ⌘ on a Mac) or `Shift+`; a space separates two keys of a sequence. */
  keys: string
  group: 'Everywhere' | 'Go to' | 'Player' | 'Lists' | 'Explore'
  does: string
}

/** Every key that this app listens to. The `?` sheet, the palette and the tooltips show the keys of this table. */
export const shortcutTable = {
  palette: { keys: 'Mod+k', group: 'Everywhere', does: 'Find a screen, a scope or an action' },
  help: { keys: '?', group: 'Everywhere', does: 'Show these shortcuts' },
  lens: { keys: 'l', group: 'Everywhere', does: 'Lens: what each control depends on' },
  theme: { keys: 't', group: 'Everywhere', does: 'Light, dark or system theme' },
  'go.deck': { keys: 'g d', group: 'Go to', does: 'Deck' },
  'go.scopes': { keys: 'g s', group: 'Go to', does: 'Scopes' },
  'go.explore': { keys: 'g e', group: 'Go to', does: 'Explore' },
  'go.player': { keys: 'g l', group: 'Go to', does: 'Player' },
  'go.playlists': { keys: 'g p', group: 'Go to', does: 'Playlists' },
  'go.account': { keys: 'g a', group: 'Go to', does: 'Account' },
  'player.toggle': { keys: 'k', group: 'Player', does: 'Play or pause' },
  'player.space': { keys: 'Space', group: 'Player', does: 'Play or pause, on the player’s screen' },
  'player.next': { keys: 'Shift+ArrowRight', group: 'Player', does: 'Next' },
  'player.previous': { keys: 'Shift+ArrowLeft', group: 'Player', does: 'Previous' },
  'player.mute': { keys: 'm', group: 'Player', does: 'Mute or unmute' },
  'player.shuffle': { keys: 's', group: 'Player', does: 'Shuffle' },
  'player.repeat': { keys: 'r', group: 'Player', does: 'Repeat' },
  'list.search': { keys: '/', group: 'Lists', does: 'Search in this list' },
  'explore.send': { keys: 'Mod+Enter', group: 'Explore', does: 'Send the call' },
} as const satisfies Record<string, ShortcutRow>
export type ShortcutId = keyof typeof shortcutTable
export const shortcutIds = Object.keys(shortcutTable) as ShortcutId[]

/** What each key does now. */
export type Handlers = Map<ShortcutId, () => void>

const words: Record<string, string> = { ArrowRight: '→', ArrowLeft: '←' }

/** The keys as printed on them, one word per key: `Ctrl K`, `G then D`. */
export function printedKeys(id: ShortcutId, isMac: boolean): string {
  const print = (key: string) =>
    key === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : (words[key] ?? (key.length === 1 ? key.toUpperCase() : key))
  return shortcutTable[id].keys
    .split(' ')
    .map((stroke) => stroke.split('+').map(print).join(' '))
    .join(' then ')
}

/** True for shortcuts of a character alone: a person can switch them off (WCAG 2.1.4). */
export function isSingleCharacter(id: ShortcutId): boolean {
  return !shortcutTable[id].keys.includes('+')
}

export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform)
}
