interface ShortcutRow {
  /** `KeyboardEvent.key`, with `Mod+` (Ctrl, or ⌘ on a Mac) or `Shift+`; a space separates two keys of a sequence. */
  keys: string
}

/** Every key that this app listens to. The `?` sheet, the palette and the tooltips show them. */
export const shortcutTable = {
  palette: { keys: 'Mod+k' },
  help: { keys: '?' },
  lens: { keys: 'l' },
  flow: { keys: 'f' },
  theme: { keys: 't' },
  'go.deck': { keys: 'g d' },
  'go.scopes': { keys: 'g s' },
  'go.flow': { keys: 'g f' },
  'go.explore': { keys: 'g e' },
  'go.lab': { keys: 'g b' },
  'go.player': { keys: 'g l' },
  'go.playlists': { keys: 'g p' },
  'go.search': { keys: 'g /' },
  'go.account': { keys: 'g a' },
  'player.toggle': { keys: 'k' },
  'player.space': { keys: 'Space' },
  'player.next': { keys: 'Shift+ArrowRight' },
  'player.previous': { keys: 'Shift+ArrowLeft' },
  'player.mute': { keys: 'm' },
  'player.louder': { keys: 'Mod+ArrowUp' },
  'player.quieter': { keys: 'Mod+ArrowDown' },
  'player.shuffle': { keys: 's' },
  'player.repeat': { keys: 'r' },
  'list.search': { keys: '/' },
  'explore.send': { keys: 'Mod+Enter' },
} as const satisfies Record<string, ShortcutRow>
export type ShortcutId = keyof typeof shortcutTable
export const shortcutIds = Object.keys(shortcutTable) as ShortcutId[]

/** What each key does now. */
export type Handlers = Map<ShortcutId, () => void>

const words: Record<string, string> = { ArrowRight: '→', ArrowLeft: '←', ArrowUp: '↑', ArrowDown: '↓' }

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
