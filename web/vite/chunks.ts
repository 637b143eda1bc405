import type { Rolldown } from 'vite'

/** Files below `web/src`, without their extension. */
const below = (...paths: string[]) => new RegExp(`/web/src/(?:${paths.join('|')})\\.tsx?$`)

/** Icons of several screens, which would be files of 200 bytes. */
const sharedIcons = /lucide-react\/dist\/esm\/icons\/(?:external-link|log-out|search-x|timer|user-round)\./

/** What reads the answers of Spotify. */
const answers = /\/server\/contract\/answer-members\.ts/

const shell = below(
  'shell/frame',
  'lens/(gated-button|scope-role)',
  'problems/(parts|reading)',
  'shared/(clock|duration|find|roving|row-range|use-kept-text|shell-quote|use-media|use-now|use-scroll-memory)',
  'shared/elements/(artwork|card|copy-button|dialog|empty-state|fields|names|popover|screen|skeleton|switch|tag|truncate)',
)

const lists = below(
  'playlists/(playlists.queries|use-arrangement)',
  'catalogue/(as-thing|play-command|save-button|thing)',
  'lens/left-out',
  'menus/menu-button',
  'playback/something-to-play',
  'shared/long-list/pages-trouble',
  'shared/(press-row|use-window)',
  'shared/elements/(explicit-mark|link-tabs|two-lines)',
)
const listIcons = /lucide-react\/dist\/esm\/icons\/(?:audio-lines|clock)\./

/**
 * Which modules share a file. A group takes its modules with everything that they import, except what a group above it has
 * taken. Each screen is a file of its own, so that a screen loads the app, the shell, the player and itself.
 */
export const chunks: Rolldown.CodeSplittingOptions = {
  groups: [
    // What a page runs first, while the app is still loading.
    { name: 'early', test: below('early', 'screens', 'shared/early-answers'), priority: 6 },
    // What every page needs before it can draw anything, React and the router among it.
    { name: 'app', tags: ['$initial'], priority: 5 },
    // The frame, and the small elements that several screens share.
    {
      name: 'shell',
      test: new RegExp(`${shell.source}|${sharedIcons.source}|${answers.source}`),
      priority: 4,
    },
    // Without a file of its own it would be in one of a screen, which others would load for it.
    { name: 'article', test: /\/server\/contract\/article\.ts/, priority: 4 },
    // The scopes and the playlists have it, which share nothing else.
    { name: 'segments', test: below('shared/elements/segmented-control'), priority: 4 },
    // What the screens with lists share: the list of playlists, a playlist, a search, an album.
    {
      name: 'lists',
      test: new RegExp(`${lists.source}|${listIcons.source}|/react-query/build/modern/useQueries\\.`),
      priority: 2,
    },
    // The rows of things, long lists of them among it: a search, an album, the library.
    {
      name: 'things',
      test: below('catalogue/(thing-list|thing-row|use-playing-thing)', 'shared/long-list/use-long-list'),
      priority: 1,
    },
    // The two clocks and what the grant has to say, which come after the frame.
    { name: 'clocks', test: below('clocks/(top|grant)-clocks', 'shell/grant-notices'), priority: 3 },
    { name: 'player', test: below('player/bar/player-bar', 'player/player-host'), priority: 3 },
    // The picker, with what it shares with the map.
    { name: 'scopes', test: below('scopes/scopes.route'), priority: 2 },
    // The list of calls with what its parts share, and the page of a call.
    { name: 'explore', test: below('explore/explore.route', 'explore/call-answer'), priority: 2 },
    { name: 'call', test: below('explore/call-page', 'explore/resources'), priority: 1 },
    // Radix, in two parts: what stands on a screen, and what a press opens.
    { name: 'tabs', test: /@radix-ui\/react-tabs\//, priority: 2 },
    { name: 'overlays', test: below('shared/elements/(dialog-box|menu|popover-box)'), priority: 1 },
  ],
}
