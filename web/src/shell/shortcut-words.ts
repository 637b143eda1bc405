import type { ShortcutId } from '../shared/shortcuts.ts'

interface ShortcutWords {
  group: 'Everywhere' | 'Go to' | 'Player' | 'Lists' | 'Explore'
  does: string
}

/** What each key does, for the sheet of the shortcuts: a file of its own, because only that sheet reads it. */
export const shortcutWords: Readonly<Record<ShortcutId, ShortcutWords>> = {
  palette: { group: 'Everywhere', does: 'Find a screen, a scope or an action' },
  help: { group: 'Everywhere', does: 'Show these shortcuts' },
  lens: { group: 'Everywhere', does: 'Lens: what each control depends on' },
  flow: { group: 'Everywhere', does: 'Flow: the messages behind this screen' },
  theme: { group: 'Everywhere', does: 'Light, dark or system theme' },
  'go.deck': { group: 'Go to', does: 'Deck' },
  'go.scopes': { group: 'Go to', does: 'Scopes' },
  'go.flow': { group: 'Go to', does: 'Flow' },
  'go.explore': { group: 'Go to', does: 'Explore' },
  'go.lab': { group: 'Go to', does: 'Lab' },
  'go.player': { group: 'Go to', does: 'Player' },
  'go.playlists': { group: 'Go to', does: 'Playlists' },
  'go.search': { group: 'Go to', does: 'Search' },
  'go.account': { group: 'Go to', does: 'Account' },
  'player.toggle': { group: 'Player', does: 'Play or pause' },
  'player.space': { group: 'Player', does: 'Play or pause, on the player’s screen' },
  'player.next': { group: 'Player', does: 'Next' },
  'player.previous': { group: 'Player', does: 'Previous' },
  'player.mute': { group: 'Player', does: 'Mute or unmute' },
  'player.louder': { group: 'Player', does: 'Louder' },
  'player.quieter': { group: 'Player', does: 'Quieter' },
  'player.shuffle': { group: 'Player', does: 'Shuffle' },
  'player.repeat': { group: 'Player', does: 'Repeat' },
  'list.search': { group: 'Lists', does: 'Search in this list' },
  'explore.send': { group: 'Explore', does: 'Send the call' },
}
