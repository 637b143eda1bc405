import { operation } from '@scopedeck/server/contract/operations.ts'
import { type Scope, scopeRow, scopes } from '@scopedeck/server/contract/scopes.ts'
import { type FeatureId, feature } from './features.ts'
import { leastScopes, liveOperations, type Need } from './least-set.ts'
import { inOrder } from './selection.ts'

interface PresetRow {
  /** On the button. */
  title: string
  /** Before "needs one scope". */
  subject: string
  features?: readonly FeatureId[]
  /** All calls there are, of those that only read or of any kind, with nothing missing from an answer. */
  calls?: 'reading' | 'any'
  /** Spotify's playback SDKs as well. */
  sdk?: true
}

/** The presets: things an app is made for. Their scopes are computed from the calls they take. */
const presetCatalogue = {
  'now-playing': { title: 'Now-playing widget', subject: 'A now-playing widget', features: ['see-playing'] },
  export: {
    title: 'Export my playlists',
    subject: 'An export of playlists',
    features: ['list-shared', 'read-items'],
  },
  remote: {
    title: 'Remote control',
    subject: 'A remote control',
    features: ['see-playing', 'steer', 'devices', 'queue'],
  },
  'read-everything': { title: 'Read everything', subject: 'Reading everything', calls: 'reading' },
  everything: { title: 'Everything', subject: 'Everything', calls: 'any', sdk: true },
} as const satisfies Record<string, PresetRow>

export type PresetId = keyof typeof presetCatalogue
export const presetIds = Object.keys(presetCatalogue) as PresetId[]

export function preset(id: PresetId): PresetRow {
  return presetCatalogue[id]
}

export function needsOf(id: PresetId): Need[] {
  const { features = [], calls } = preset(id)
  const all = calls ? liveOperations.filter((each) => calls === 'any' || operation(each).method === 'GET') : []
  return [
    ...features.flatMap((each) => feature(each).needs),
    ...all.map((each): Need => [{ operation: each, complete: true }]),
  ]
}

/** The least scopes with which the preset can be done. */
export function scopesOfPreset(id: PresetId): Scope[] {
  const forSdk = preset(id).sdk ? scopes.filter((scope) => scopeRow(scope).sdkOnly) : []
  return inOrder([...leastScopes(needsOf(id)), ...forSdk])
}
