import { known } from '@scopedeck/server/contract/answer-members.ts'
import type { PlayableFacts } from '@scopedeck/server/contract/playable.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import type { Playlist } from '../shared/read-playlist.ts'
import { type Thing, thingKinds } from './thing.ts'

type Facts = Pick<PlayableFacts, 'uri' | 'title' | 'makers' | 'album' | 'images' | 'durationMs' | 'externalUrl'> &
  Pick<PlayableFacts, 'isExplicit' | 'isPlayable'>

/** A song or an episode as a thing of the catalogue; `undefined` for a local file, which the catalogue does not have. */
export function playableThing({ uri = '', title, makers, album, durationMs, externalUrl, ...facts }: Facts) {
  const [, kind, id] = /^spotify:(track|episode):(\w+)$/.exec(uri) ?? []
  if ((kind !== 'track' && kind !== 'episode') || id === undefined) return undefined
  const thing: Thing = {
    kind,
    id,
    uri,
    name: title ?? thingKinds[kind].nameless,
    by: makers,
    facts: [],
    images: facts.images,
    isExplicit: facts.isExplicit,
    isPlayable: facts.isPlayable,
    ...known({ album, durationMs, externalUrl }),
  }
  return thing
}

/** A playlist of a list of playlists as a thing of the catalogue. */
export function playlistThing({ id, uri, name, ownerId, ownerName, images, songs, externalUrl }: Playlist): Thing {
  return {
    kind: 'playlist',
    id,
    uri,
    name,
    by: ownerName === undefined ? [] : [{ name: ownerName, ...known({ id: ownerId }) }],
    facts: songs === undefined ? [] : [counted(songs, 'song')],
    images,
    isExplicit: false,
    isPlayable: true,
    ...known({ externalUrl }),
  }
}
