import type { WorldFile, WorldRow } from '../../../contract/world-file.ts'
import type { Catalogue } from '../world/catalogue.ts'
import type { LocalFile, Playable } from '../world/entities.ts'
import type { Person } from '../world/person.ts'
import type { Entry } from '../world/playlist.ts'
import type { PlaylistPlan } from '../world/world-plan.ts'
import type { JsonPath } from './line-of.ts'
import type { References } from './references.ts'
import { defaultTimes } from './times.ts'

interface Surroundings {
  catalogue: Catalogue
  people: ReadonlyMap<string, Person>
  references: References
}

type FiledPlaylist = NonNullable<WorldFile['playlists']>[number]

export function planFiledPlaylists({ playlists = [] }: WorldFile, surroundings: Surroundings): PlaylistPlan[] {
  surroundings.references.unique('playlists', playlists)
  return playlists.flatMap((playlist, nth) => planPlaylist(playlist, nth, surroundings) ?? [])
}

function planPlaylist(playlist: FiledPlaylist, nth: number, surroundings: Surroundings): PlaylistPlan | undefined {
  const { people, references } = surroundings
  const { id, name, description = '', collaborators: ids = [], items = [], followers = 0 } = playlist
  const owner = references.follow((each) => people.get(each), 'person', playlist.owner, ['playlists', nth, 'owner'])
  const path = ['playlists', nth, 'collaborators']
  const collaborators = references.followAll((each) => people.get(each), 'person', ids, path)
  if (!owner) return undefined
  return {
    id,
    name,
    description,
    owner,
    collaborators,
    isPublic: playlist.public ?? true,
    isCollaborative: playlist.collaborative ?? collaborators.length > 0,
    cover: 'drawn',
    followers,
    entries: items.map((row, index) => entryOf(row, ['playlists', nth, 'items', index], owner, surroundings)),
    keptBy: [owner, ...collaborators].map((person) => ({ id: person.id, addedAt: defaultTimes.newestFirst(nth) })),
  }
}

function entryOf(row: WorldRow, path: JsonPath, owner: Person, { catalogue, people, references }: Surroundings): Entry {
  const { uri, addedAt, addedBy } = typeof row === 'object' && row !== null ? row : { uri: row }
  const adder = addedBy && references.follow((id) => people.get(id), 'person', addedBy, [...path, 'addedBy'])
  return {
    item: uri === null ? undefined : references.follow((each) => itemOf(each, catalogue), 'item', uri, path),
    addedAt: addedAt === undefined ? defaultTimes.oldestFirst(Number(path.at(-1))) : Date.parse(addedAt),
    addedBy: adder || owner,
  }
}

/** What a row of a playlist names. */
export function itemOf(uri: string, catalogue: Catalogue): Playable | LocalFile | undefined {
  const [, kind, ...parts] = uri.split(':')
  if (kind === 'local') return localFile(parts)
  return kind === 'track' || kind === 'episode' ? catalogue.find(kind, parts[0] ?? '') : undefined
}

function localFile([artist = '', album = '', name = '', seconds = '0']: string[]): LocalFile {
  // As forms are decoded, which refuses nothing.
  const plain = (text: string) => new URLSearchParams(`text=${text.replaceAll('&', '%26')}`).get('text') ?? ''
  return {
    kind: 'local',
    name: plain(name),
    artist: plain(artist),
    album: plain(album),
    durationMs: Number(seconds) * 1000,
  }
}
