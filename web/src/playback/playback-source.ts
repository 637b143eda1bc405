/** The two operations that tell what is playing, the richer first. */
export const playbackSources = {
  'playback-state': { path: '/api/spotify/v1/me/player', scope: 'user-read-playback-state' },
  'currently-playing': { path: '/api/spotify/v1/me/player/currently-playing', scope: 'user-read-currently-playing' },
} as const
export type PlaybackSource = keyof typeof playbackSources

/** The best source that the grant allows; `undefined` where it allows none. */
export function playbackSource(granted: ReadonlySet<string>): PlaybackSource | undefined {
  if (granted.has(playbackSources['playback-state'].scope)) return 'playback-state'
  return granted.has(playbackSources['currently-playing'].scope) ? 'currently-playing' : undefined
}
