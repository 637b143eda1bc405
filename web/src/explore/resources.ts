import type { Nameable } from '@scopedeck/server/contract/parameters.ts'
import type { Image } from '@scopedeck/server/contract/web-api.ts'
import { isList, isObject, type Json, type JsonObject, membersOf } from './json.ts'

/** A track, an album, a device or another resource of Spotify’s that has a name. */
export interface Resource {
  type: Nameable
  id: string
  uri: string
  name: string
  by: string
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
  const name = textIn(value.name) || textIn(value.display_name)
  if (!type || !name) return undefined
  const own = imagesIn(value.images) ?? (isObject(value.album) ? imagesIn(value.album.images) : undefined)
  return { type, name, id: textIn(value.id), uri: textIn(value.uri), by: byLine(value), images: own ?? around }
}

function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function imagesIn(value: Json | undefined): Image[] | undefined {
  if (!isList(value) || value.length === 0) return undefined
  return value.filter(isObject).map(({ url, width, height }) => ({
    url: textIn(url),
    width: typeof width === 'number' ? width : null,
    height: typeof height === 'number' ? height : null,
  }))
}

function byLine({ artists, authors, owner, show, publisher }: JsonObject): string {
  const makers = [artists, authors]
    .filter(isList)
    .flatMap((list) => list.filter(isObject).map(({ name }) => textIn(name)))
  if (makers.length > 0) return makers.join(', ')
  if (isObject(owner)) return textIn(owner.display_name) || textIn(owner.id)
  return isObject(show) ? textIn(show.name) : textIn(publisher)
}

/** The pictures of an answer that is a list of pictures, such as a cover. */
export function picturesIn(answer: Json | undefined): Image[] {
  const images = imagesIn(answer) ?? []
  return images.filter(({ url }) => url !== '')
}
