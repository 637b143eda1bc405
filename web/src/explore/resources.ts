import type { Nameable } from '@scopedeck/server/contract/parameters.ts'
import type { Image } from '@scopedeck/server/contract/web-api.ts'
import { isList, isObject, type Json, type JsonObject, membersOf } from './json.ts'

/** Something of Spotify’s with a name, as a row shows it and a field takes it. */
export interface Thing {
  type: Nameable
  id: string
  uri: string
  name: string
  by: string
  images: readonly Image[]
}

const thingTypes = ['track', 'album', 'artist', 'playlist', 'show', 'episode', 'audiobook', 'chapter', 'user'] as const
/** What a thing holds that is a list of other things. */
const contents = ['items', 'tracks', 'episodes', 'chapters']

/** The things an answer is about, in its order: not the album of each song, nor the artists of each album. */
export function thingsIn(answer: Json | undefined, most = 100): Thing[] {
  return collect(answer, most, (name) => contents.includes(name))
}

/** All of them, the album and the artists of each song as well. */
export function everyThingIn(answer: Json | undefined): Thing[] {
  return collect(answer, 1000, () => true)
}

/** @param goesOn whether what a thing holds by this name is looked into */
function collect(answer: Json | undefined, most: number, goesOn: (name: string) => boolean): Thing[] {
  const things: Thing[] = []
  const visit = (value: Json | undefined, images: readonly Image[], depth: number): void => {
    if (depth > 8 || things.length >= most) return
    if (isList(value)) for (const member of value) visit(member, images, depth + 1)
    if (!isObject(value)) return
    const thing = thingOf(value, images)
    if (thing) things.push(thing)
    for (const [name, member] of membersOf(value)) {
      if (!thing || goesOn(String(name))) visit(member, thing?.images ?? images, depth + 1)
    }
  }
  visit(answer, [], 0)
  return things
}

/** Songs of an album have no picture of their own: they take the one around them. */
function thingOf(value: JsonObject, around: readonly Image[]): Thing | undefined {
  const type = thingTypes.find((each) => each === value.type)
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
