import { describe, expect, test } from 'vitest'
import { createTestWebApi, type TestWebApi } from '../../src/simulator/web-api/testing.ts'
import { type ObjectRow, objectRows } from './described-objects.ts'
import { readDescription } from './description.ts'
import { type Schema, strictSchema } from './strict-schema.ts'

const modes = { development: await createTestWebApi('development'), extended: await createTestWebApi('extended') }
const words = (...texts: (string | undefined)[]) => texts.flatMap((text) => text?.split(' ') ?? []).toSorted()

function addressOf({ world, playlist }: TestWebApi, path: string, contents: string): string {
  const { artists, albums, shows, episodes, audiobooks, wellKnown } = world.catalogue
  const [track, artist, album, show, episode, audiobook] = [
    wellKnown,
    artists,
    albums,
    shows,
    episodes,
    audiobooks,
  ].map(([first]) => first?.id)
  const chapter = audiobooks[0]?.chapters[0]?.id
  const ids = { track, artist, album, show, episode, audiobook, chapter, playlist: playlist('Trains').id, contents }
  return path.replaceAll(/\{(\w+)\}/g, (_, name) => String(Reflect.get(ids, name)))
}

async function membersIn(mode: keyof typeof modes, { path, at = '' }: ObjectRow, market: string): Promise<string[]> {
  const address = addressOf(modes[mode], path, mode === 'development' ? 'items' : 'tracks')
  const answer = await modes[mode].call(`GET ${address}${address.includes('?') ? '&' : '?'}${market}`)
  expect(answer.statusCode, answer.body).toBe(200)
  const steps = at.split('.').filter((step) => step !== '')
  const found = steps.reduce<object>((value, step) => Reflect.get(value, step), answer.json())
  return Object.keys(found).toSorted()
}

/** Whether the operation takes a market: elsewhere it changes nothing. */
const marketless = /^\/me\/(player\/(recently-played|queue)|playlists|shows)|^\/chapters\/|\/chapters$/

describe.each(objectRows)('$schema at $path $at', (row) => {
  test('has its members in development mode', async () => {
    for (const market of ['', 'market=SE'])
      expect(await membersIn('development', row, market)).toEqual(words(row.always, row.development))
  })

  test('has what development mode lost in extended mode, and says of markets what was asked', async () => {
    expect(await membersIn('extended', row, '')).toEqual(words(row.always, row.extended, row.unplaced))
    const placed = marketless.test(row.path) ? row.unplaced : row.placed
    expect(await membersIn('extended', row, 'market=SE')).toEqual(words(row.always, row.extended, placed))
  })
})

function membersOf(name: string, named: Readonly<Record<string, Schema>>): string[] {
  const { $ref, required = [] } = strictSchema(named[name] ?? {}, named)
  return $ref ? membersOf($ref.slice($ref.lastIndexOf('/') + 1), named) : required
}

const file = process.env.SPOTIFY_OPENAPI ?? ''

test.skipIf(!file)(
  'the table of objects has every member that Spotify describes, and no other without a reason',
  async () => {
    const { components } = await readDescription(file)
    for (const { schema, always, development, extended, unplaced, placed, absent, undescribed } of objectRows) {
      const described = membersOf(schema, components.schemas)
      const ours = new Set(words(always, development, extended, unplaced, placed, absent))
      for (const name of words(undescribed)) ours.delete(name)
      expect([...ours].toSorted(), schema).toEqual(described.toSorted())
    }
  },
)
