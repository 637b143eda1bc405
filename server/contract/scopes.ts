/** Headings of the picker, in the order people meet them. */
export const scopeGroups = {
  playlists: 'Playlists',
  playback: 'Playback',
  library: 'Library',
  history: 'Listening history',
  following: 'Following',
  account: 'Account',
} as const
export type ScopeGroup = keyof typeof scopeGroups

interface ScopeRow {
  group: ScopeGroup
  /** What a person would say it does, in our words. */
  sentence: string
  /** What Spotify's consent page says (developer.spotify.com, Scopes). */
  consent: string
  access: 'read' | 'write'
  /** What the app can't do without it, for the preview of the consent page. */
  cannot: string
  /** True where only Spotify's playback SDKs use it: no Web API operation does. */
  sdkOnly?: true
}

/**
 * Every scope we may ask for. From this table come the picker, the check of `scope`, the simulator's consent page
 * and the scope half of the documentation. Spotify Open Access scopes are for partners and left out.
 * @see https://developer.spotify.com/documentation/web-api/concepts/scopes
 */
export const scopeCatalogue = {
  'playlist-read-private': {
    group: 'playlists',
    sentence: 'See your private playlists',
    consent: 'Access your private playlists.',
    access: 'read',
    cannot: 'It can’t see your private playlists, or what is in any playlist.',
  },
  'playlist-read-collaborative': {
    group: 'playlists',
    sentence: 'Add shared playlists to your list',
    consent: 'Access your collaborative playlists.',
    access: 'read',
    cannot: 'It can’t list playlists others share with you.',
  },
  'playlist-modify-private': {
    group: 'playlists',
    sentence: 'Change your private playlists',
    consent: 'Manage your private playlists.',
    access: 'write',
    cannot: 'It can’t change your private playlists.',
  },
  'playlist-modify-public': {
    group: 'playlists',
    sentence: 'Change your public playlists',
    consent: 'Manage your public playlists.',
    access: 'write',
    cannot: 'It can’t change your public playlists.',
  },
  'ugc-image-upload': {
    group: 'playlists',
    sentence: 'Give your playlists a cover image',
    consent: 'Upload images to Spotify on your behalf.',
    access: 'write',
    cannot: 'It can’t upload images.',
  },
  'user-read-playback-state': {
    group: 'playback',
    sentence: 'See what is playing, and where',
    consent: 'Read your currently playing content and Spotify Connect devices information.',
    access: 'read',
    cannot: 'It can’t see your devices or the state of the player.',
  },
  'user-modify-playback-state': {
    group: 'playback',
    sentence: 'Play, pause, skip, seek, queue',
    consent: 'Control playback on your Spotify clients and Spotify Connect devices.',
    access: 'write',
    cannot: 'It can’t play, pause or skip.',
  },
  'user-read-currently-playing': {
    group: 'playback',
    sentence: 'See the current song',
    consent: 'Read your currently playing content.',
    access: 'read',
    cannot: 'It can’t see the current song or what comes next.',
  },
  streaming: {
    group: 'playback',
    sentence: 'Play inside the page (SDK only)',
    consent: 'Play content and control playback on your other devices.',
    access: 'write',
    cannot: 'It can’t play sound in this page.',
    sdkOnly: true,
  },
  'app-remote-control': {
    group: 'playback',
    sentence: 'Control the Spotify app on a phone (SDK only)',
    consent: 'Communicate with the Spotify app on your device.',
    access: 'write',
    cannot: 'It can’t talk to the Spotify app on your phone.',
    sdkOnly: true,
  },
  'user-library-read': {
    group: 'library',
    sentence: 'See what you saved',
    consent: 'Access your saved content.',
    access: 'read',
    cannot: 'It can’t see your saved songs.',
  },
  'user-library-modify': {
    group: 'library',
    sentence: 'Save things and remove them',
    consent: 'Manage your saved content.',
    access: 'write',
    cannot: 'It can’t save or remove songs.',
  },
  'user-top-read': {
    group: 'history',
    sentence: 'See your top artists and songs',
    consent: 'Read your top artists and content.',
    access: 'read',
    cannot: 'It can’t see what you play most.',
  },
  'user-read-recently-played': {
    group: 'history',
    sentence: 'See what you played recently',
    consent: 'Access your recently played items.',
    access: 'read',
    cannot: 'It can’t see what you played before.',
  },
  'user-read-playback-position': {
    group: 'history',
    sentence: 'See how far you are in episodes and audiobooks',
    consent: 'Read your position in content you have played.',
    access: 'read',
    cannot: 'It can’t see where you stopped listening.',
  },
  'user-follow-read': {
    group: 'following',
    sentence: 'See who you follow',
    consent: 'Access your followers and who you are following.',
    access: 'read',
    cannot: 'It can’t see who you follow.',
  },
  'user-follow-modify': {
    group: 'following',
    sentence: 'Follow and unfollow for you',
    consent: 'Manage who you are following.',
    access: 'write',
    cannot: 'It can’t follow or unfollow anyone.',
  },
  'user-read-private': {
    group: 'account',
    sentence: 'See your country and plan',
    consent: 'Access your subscription details.',
    access: 'read',
    cannot: 'It can’t see your country or plan.',
  },
  'user-read-email': {
    group: 'account',
    sentence: 'See your e-mail address',
    consent: 'Get your real email address.',
    access: 'read',
    cannot: 'It can’t see your e-mail address.',
  },
} as const satisfies Record<string, ScopeRow>

export type Scope = keyof typeof scopeCatalogue
export const scopes = Object.keys(scopeCatalogue) as Scope[]

export function isScope(value: unknown): value is Scope {
  return typeof value === 'string' && Object.hasOwn(scopeCatalogue, value)
}

/** The row of a scope, with the optional members visible to the compiler. */
export function scopeRow(scope: Scope): ScopeRow {
  return scopeCatalogue[scope]
}
