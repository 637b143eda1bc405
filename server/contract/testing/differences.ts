interface KnownDifference {
  about: 'parameters' | 'scopes'
  /** How a line about it reads. */
  lines: RegExp
  reason: string
}

/**
 * Where the tables differ from Spotify's description on purpose, and why. Each has to be true of something, so that none
 * outlives its cause.
 */
export const knownDifferences: readonly KnownDifference[] = [
  {
    about: 'parameters',
    lines: /^\S+ (offset|position|position_ms|range_start|insert_before|after|before) minimum: 0 here, nothing there$/,
    reason: 'A place in a list, a song or time is not negative. The description says so of one search alone.',
  },
  { about: 'parameters', lines: / range_length minimum: 1 here, nothing there$/, reason: 'Moving nothing is no move.' },
  {
    about: 'parameters',
    lines: / volume_percent (minimum: 0|maximum: 100) here, nothing there$/,
    reason: 'Percent: it says so in words.',
  },
  {
    about: 'parameters',
    lines: / values: \S+ here, nothing there$/,
    reason: 'It names them in words, not as a list of values.',
  },
  {
    about: 'parameters',
    lines: / default: \S+ here, nothing there$/,
    reason: 'It says in words what happens without.',
  },
  {
    about: 'parameters',
    lines: / device_ids maxItems: 1 here, nothing there$/,
    reason: 'In words: more than one is not supported.',
  },
  {
    about: 'parameters',
    lines: / seed_(artists|tracks) maxItems: 5 here, nothing there$/,
    reason: 'In words: five seeds in all.',
  },
  {
    about: 'parameters',
    lines: /^add-(items|tracks)-to-playlist uris required: true here, false there$/,
    reason: 'They may stand in the address or in the body, so it calls for neither. Without any nothing can be added.',
  },
  {
    about: 'parameters',
    lines: /^save-tracks-user ids in: body,query here, body there$/,
    reason: 'Every other kind is saved by an address too, and so were tracks when the call was current.',
  },
  {
    about: 'parameters',
    lines: /^search type type: string here, array there$/,
    reason: 'Its values stand in one parameter, with commas.',
  },
  {
    about: 'parameters',
    lines: /^get-recommendations min_time_signature maximum: nothing here, 11 there$/,
    reason: 'A slip, it seems: a limit of keys, and neither max_ nor target_ has it.',
  },
  {
    about: 'scopes',
    lines: /^get-playlist(-cover)? scopes: playlist-read-private here, none there$/,
    reason: 'Public ones need none; without the scope a private one is not to be seen.',
  },
  {
    about: 'scopes',
    lines: /^get-a-list-of-current-users-playlists scopes: playlist-read-collaborative playlist-read-private here/,
    reason: 'It works without the second scope, and leaves out what others share.',
  },
  {
    about: 'scopes',
    lines:
      /^get-(an-audiobook|audiobook-chapters|multiple-audiobooks|a-chapter|several-chapters|users-saved-audiobooks) scopes: (user-library-read )?user-read-playback-position here/,
    reason: 'Listed for episodes alone. The field itself says that a chapter has its resume point by the same scope.',
  },
]
