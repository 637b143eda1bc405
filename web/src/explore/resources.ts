import { imagesIn, known, recordIn, rowsIn, textIn } from '@scopedeck/server/contract/answer-members.ts'
import type { Nameable } from '@scopedeck/server/contract/parameters.ts'
import type { Image } from '@scopedeck/server/contract/web-api.ts'
import { isList, isObject, type Json, type JsonObject, membersOf } from './json.ts'

/** A track, an album, a device or another resource of Spotify’s that has a name. No text is empty. */
export interface Resource {
  type: Nameable
  id?: string
  uri?: string
  name: string
  by?: string
  images: readonly Image[]
}

const resourceTypes = [
  'track',
  'album',
  'artist',
  'playlist',
  'show',
  'episode',
  'audiobook',
  'chapter',
  'user',
] as const
/** Members of a resource that list other resources. */
const contents = ['items', 'tracks', 'episodes', 'chapters']

/** The resources that an answer lists, in its order, without the album of each song and the artists of each album. */
export function resourcesIn(answer: Json | undefined, most = 100): Resource[] {
  return collect(answer, most, (name) => contents.includes(name))
}

/** All resources in an answer, with the album and the artists of each song. */
export function allResourcesIn(answer: Json | undefined): Resource[] {
  return collect(answer, 1000, () => true)
}

/** @param goesOn whether the search continues in this member of a resource */
function collect(answer: Json | undefined, most: number, goesOn: (name: string) => boolean): Resource[] {
  const resources: Resource[] = []
  const visit = (value: Json | undefined, images: readonly Image[], depth: number): void => {
    if (depth > 8 || resources.length >= most) return
    if (isList(value)) for (const member of value) visit(member, images, depth + 1)
    if (!isObject(value)) return
    const resource = resourceOf(value, images)
    if (resource) resources.push(resource)
    for (const [name, member] of membersOf(value)) {
      if (!resource || goesOn(String(name))) visit(member, resource?.images ?? images, depth + 1)
    }
  }
  visit(answer, [], 0)
  return resources
}

/** @param around pictures of the enclosing resource: the songs of an album have none of their own */
function resourceOf(value: JsonObject, around: readonly Image[]): Resource | undefined {
  const type = resourceTypes.find((each) => each === value.type)
  const name = textIn(value.name) ?? textIn(value.display_name)
  if (!type || name === undefined) return undefined
  const images = [imagesIn(value.images), imagesIn(recordIn(value.album).images), around]
  return {
    type,
    name,
    ...known({ id: textIn(value.id), uri: textIn(value.uri), by: byLine(value) }),
    images: images.find((pictures) => pictures.length > 0) ?? [],
  }
}

function byLine({ artists, authors, owner, show, publisher }: JsonObject): string | undefined {
  const makers = [artists, authors].flatMap((list) => rowsIn(list, nameIn))
  if (makers.length > 0) return makers.join(', ')
  const { display_name: displayName, id } = recordIn(owner)
  return textIn(displayName) ?? textIn(id) ?? nameIn(show) ?? textIn(publisher)
}

const nameIn = (value: unknown) => textIn(recordIn(value).name)

/** The pictures of an answer that is a list of pictures, such as a cover. */
export function picturesIn(answer: Json | undefined): Image[] {
  return imagesIn(answer)
}
