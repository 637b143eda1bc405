import type { Nameable } from '@scopedeck/server/contract/parameters.ts'
import type { Image } from '@scopedeck/server/contract/web-api.ts'
import { isList, isObject, type Json, type JsonObject, membersOf } from './json.ts'

/** Something of Spotify’s with a name, as a row shows it and a field takes it. */
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
/** What a resource holds that is a list of other resources. */
const contents = ['items', 'tracks', 'episodes', 'chapters']

/** The resources an answer is about, in its order: not the album of each song, nor the artists of each album. */
export function resourcesIn(answer: Json | undefined, most = 100): Resource[] {
  return collect(answer, most, (name) => contents.includes(name))
}

/** All of them, the album and the artists of each song as well. */
export function allResourcesIn(answer: Json | undefined): Resource[] {
  return collect(answer, 1000, () => true)
}

/** @param goesOn whether what a resource holds by this name is looked into */
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

/** Songs of an album have no picture of their own: they take the one around them. */
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

/** The pictures of an answer that is nothing else, as of a cover. */
export function picturesIn(answer: Json | undefined): Image[] {
  const images = imagesIn(answer) ?? []
  return images.filter(({ url }) => url !== '')
}
