import { type OperationGroup, operationGroups } from '@scopedeck/server/contract/operations.ts'
import { type Bundle, type BundleId, bundles, groupOfBundle } from './scope-map.ts'

/** What the calls of a bundle do, where the heading of their group does not say it. */
const words: Partial<Record<BundleId, string>> = {
  'playlists:read': 'Read playlists',
  'playlists:change': 'Change playlists',
  'player:read': 'Read the player',
  'player:change': 'Steer the player',
  'library:read': 'Read what is saved',
  'library:change': 'Save and remove',
  'users:read': 'Profile and top lists',
}

export const bundleWords = (id: BundleId): string => words[id] ?? operationGroups[groupOfBundle(id)]

export interface BundleSection {
  title: string
  bundles: readonly Bundle[]
}

/** In the order of the scopes beside them, so that few lines cross. Every other group is in the catalogue. */
const sections: readonly { title: string; group: OperationGroup }[] = [
  { title: 'Playlists', group: 'playlists' },
  { title: 'Player', group: 'player' },
  { title: 'Library', group: 'library' },
  { title: 'Account', group: 'users' },
]

export const bundleSections: readonly BundleSection[] = [
  ...sections.map(({ title, group }) => ({
    title,
    bundles: bundles.filter(({ id }) => groupOfBundle(id) === group),
  })),
  {
    title: 'Catalogue',
    bundles: bundles.filter(({ id }) => !sections.some(({ group }) => groupOfBundle(id) === group)),
  },
]
