import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { Script } from '../testing/script.ts'
import { test } from '../testing/simulated.ts'
import { lineOf } from './line-of.ts'

const example = readFileSync(new URL('../../../../docs/world.example.json', import.meta.url), 'utf8')

interface Refused {
  error: string
  problems: { line: number; path: string; message: string }[]
}

function post(script: Script, body: string) {
  return script.send('/simulator/worlds', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
}

async function open(script: Script, file: unknown): Promise<Script> {
  const response = await post(script, typeof file === 'string' ? file : JSON.stringify(file))
  const made = (await response.json()) as { baseUrl: string; error?: string }
  expect([response.status, made.error]).toEqual([201, undefined])
  return new Script(made.baseUrl)
}

async function read(world: Script, path: string, account = 'ada', scopes: string[] = []): Promise<unknown> {
  const { access_token } = await world.signInAt(account, scopes)
  return (await world.send(path, { headers: { authorization: `Bearer ${access_token}` } })).json()
}

const id = (nth: number) => String(nth).padStart(22, '0')
const uri = (nth: number) => `spotify:track:${id(nth)}`

const small = {
  artists: [{ id: id(1), name: 'One' }],
  albums: [{ id: id(2), name: 'First', artists: [id(1)] }],
  tracks: [
    { id: id(3), name: 'Song', album: id(2) },
    { id: id(4), name: 'Other', album: id(2), durationMs: 1000, explicit: true, playable: false },
  ],
  playlists: [
    {
      id: id(5),
      name: 'Mix',
      owner: 'eva',
      items: [uri(4), null, 'spotify:local:A:B:C+D:12', { uri: uri(3), addedBy: 'max' }],
    },
  ],
  people: [{ id: 'max', displayName: 'Max' }],
  accounts: [{ id: 'eva', tracks: [id(4), id(3)], artists: [id(1)], top: { tracks: [id(3)] }, premium: false }],
}

describe('a world from a file', () => {
  test('has what the file says, under the ids of the file', async ({ script }) => {
    const world = await open(script, small)
    const scopes = ['user-library-read', 'playlist-read-private', 'user-top-read', 'user-follow-read']
    expect(await read(world, `/v1/tracks/${id(3)}`, 'eva')).toMatchObject({
      name: 'Song',
      track_number: 1,
      album: { id: id(2), name: 'First', artists: [{ id: id(1), name: 'One' }] },
    })
    expect(await read(world, '/v1/me/tracks', 'eva', scopes)).toMatchObject({
      total: 2,
      items: [
        { track: { id: id(4), duration_ms: 1000, explicit: true, is_playable: false } },
        { track: { id: id(3) } },
      ],
    })
    expect(await read(world, `/v1/playlists/${id(5)}/items`, 'eva', scopes)).toMatchObject({
      items: [
        { item: { id: id(4) }, added_by: { id: 'eva' } },
        { item: null },
        { is_local: true, item: { name: 'C D', duration_ms: 12_000 } },
        { item: { id: id(3) }, added_by: { id: 'max' } },
      ],
    })
    expect(await read(world, '/v1/search?q=song&type=track', 'eva')).toMatchObject({ tracks: { total: 1 } })
    expect(await read(world, '/v1/me/top/tracks', 'eva', scopes)).toMatchObject({ items: [{ id: id(3) }] })
    const { accounts } = (await (await world.control('GET', 'state')).json()) as { accounts: unknown[] }
    expect(accounts).toMatchObject([{ id: 'eva', premium: false }])
  })

  test('begins again as the file says after a reset', async ({ script }) => {
    const world = await open(script, { ...small, settings: { mode: 'extended', rateLimit: { requests: 9 } } })
    await world.control('PATCH', 'settings', { mode: 'development' })
    await world.control('POST', 'reset')
    expect(await (await world.control('GET', 'state')).json()).toMatchObject({
      settings: { mode: 'extended', rateLimit: { requests: 9 }, accessTokenTtl: 3600 },
      accounts: [{ id: 'eva' }],
    })
  })

  test('may bring clients, and needs no account', async ({ script }) => {
    const clients = [{ clientId: 'mine', clientSecret: 's', redirectUris: ['https://app.example/cb'] }]
    const world = await open(script, { name: 'Nearly nothing', clients })
    const { access_token } = await world.signInAt('ada', [], 'mine')
    expect((await world.me(access_token)).status).toBe(200)
  })

  test('is like the example in the documentation, in every list', async ({ script }) => {
    const world = await open(script, example)
    const lists = [
      'artists',
      'albums',
      'tracks',
      'shows',
      'episodes',
      'audiobooks',
      'chapters',
      'people',
      'playlists',
      'accounts',
    ]
    expect(Object.keys(JSON.parse(example))).toEqual(expect.arrayContaining(lists))
    const scopes = ['user-library-read', 'user-read-playback-state', 'user-read-recently-played']
    for (const path of [
      '/v1/me/tracks',
      '/v1/me/albums',
      '/v1/me/shows',
      '/v1/me/episodes',
      '/v1/me/audiobooks',
      '/v1/me/player/recently-played',
    ]) {
      expect(await read(world, path, 'ada', scopes), path).toMatchObject({
        items: expect.arrayContaining([expect.anything()]),
      })
    }
    expect(await read(world, '/v1/me/player', 'ada', scopes)).toMatchObject({ is_playing: true, progress_ms: 42_000 })
  })

  test('says where its schema is', async ({ script }) => {
    const schema = await script.control('GET', 'world.schema.json')
    expect(await schema.json()).toMatchObject({ type: 'object', properties: { artists: { type: 'array' } } })
  })

  test('is the seeded one where the file has no member', async ({ script }) => {
    for (const body of ['{}', ' {\n} ', '']) {
      const world = new Script(((await (await post(script, body)).json()) as { baseUrl: string }).baseUrl)
      expect(await read(world, '/v1/me', 'ben')).toMatchObject({ display_name: 'Ben' })
    }
  })
})

/** The small file, with one text put in place of another. */
const broken = (from: string, to: string) => JSON.stringify(small, undefined, 2).replace(from, to)
const lineWith = (text: string) =>
  JSON.stringify(small, undefined, 2)
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1

describe('a broken file is refused with its line and path:', () => {
  test.for<[what: string, body: string, line: number, path: string, message: string | RegExp]>([
    ['no JSON', broken('"name": "Song",', '"name" "Song",'), lineWith('"name": "Song"'), '', /^is not JSON: /],
    ['cut off', broken('"name": "Song",', '').slice(0, 200), 13, '', /^is not JSON: /],
    ['a list', '[1]', 1, '', 'must be object'],
    [
      'an unknown list',
      broken('"artists": [\n    {', '"artistes": [],\n  "artists": [\n    {'),
      2,
      'artistes',
      'artistes is not a member that a world file has here',
    ],
    [
      'an unknown member',
      broken('"name": "Song"', '"title": "Song", "name": ""'),
      lineWith('"name": "Song"'),
      'tracks.0.title',
      'title is not a member that a world file has here',
    ],
    [
      'a missing member',
      broken('"name": "Song",', ''),
      lineWith('"name": "Song"') - 2,
      'tracks.0',
      "must have required property 'name'",
    ],
    [
      'a wrong type',
      broken('"durationMs": 1000', '"durationMs": "1000"'),
      lineWith('"durationMs": 1000'),
      'tracks.1.durationMs',
      'must be integer',
    ],
    [
      'an id of another form',
      broken(`"id": "${id(1)}"`, '"id": "one"'),
      lineWith(`"id": "${id(1)}"`),
      'artists.0.id',
      'must be 22 letters and digits, as Spotify’s ids are',
    ],
    [
      'an id that names nothing',
      broken(`"album": "${id(2)}"`, `"album": "${id(9)}"`),
      lineWith(`"album": "${id(2)}"`),
      'tracks.0.album',
      `there is no album “${id(9)}” in the file`,
    ],
    [
      'an id twice',
      broken(`"id": "${id(4)}"`, `"id": "${id(3)}"`),
      lineWith(`"id": "${id(4)}"`),
      'tracks.1.id',
      `“${id(3)}” is the id of tracks.0 already`,
    ],
    [
      'a row that names nothing',
      broken(`"${uri(4)}"`, `"${uri(9)}"`),
      lineWith(uri(4)),
      'playlists.0.items.0',
      `there is no item “${uri(9)}” in the file`,
    ],
    [
      'a row of another form',
      broken(`"${uri(4)}"`, '"a song"'),
      lineWith(uri(4)),
      'playlists.0.items.0',
      /^must be null, or spotify:track:ID/,
    ],
    [
      'a row with a wrong member',
      broken('"addedBy": "max"', '"addedBy": "max", "at": 1'),
      lineWith('"addedBy"'),
      'playlists.0.items.3.at',
      'at is not a member that a world file has here',
    ],
    [
      'an owner nobody knows',
      broken('"owner": "eva"', '"owner": "zoe"'),
      lineWith('"owner"'),
      'playlists.0.owner',
      'there is no person “zoe” in the file',
    ],
    [
      'something saved that is not there',
      broken(`      "tracks": [\n        "${id(4)}"`, `      "tracks": [\n        "${id(8)}"`),
      58,
      'accounts.0.tracks.0',
      `there is no track “${id(8)}” in the file`,
    ],
    ['no account at all', '{"accounts":[]}', 1, 'accounts', 'must not have fewer than 1 items'],
    [
      'a wrong setting',
      '{"name":"x",\n"settings":{"mode":"best"}}',
      2,
      'settings.mode',
      'must be one of development, extended',
    ],
  ])('%s', async ([, body, line, path, message], { script }) => {
    const refused = await post(script, body)
    const { error, problems } = (await refused.json()) as Refused
    expect([refused.status, problems[0]?.path, problems[0]?.line]).toEqual([400, path, line])
    expect(problems[0]?.message).toMatch(message)
    expect(error).toContain(`line ${line}${path && `, ${path}`}: `)
  })

  test('several mistakes are named at once, the first ten in words', async ({ script }) => {
    const tracks = Array.from({ length: 12 }, (_, nth) => ({ id: id(nth), name: 'x', album: id(99) }))
    const { error, problems } = (await (await post(script, JSON.stringify({ tracks }))).json()) as Refused
    expect(problems).toHaveLength(12)
    expect(error).toMatch(/; and 2 more$/)
  })
})

test('a line is found whatever else is in the text', () => {
  const text = '{\n "a": "x\\"y]\\n,",\n "b": [\n  1,\n  {"c": [],\n   "d": "e"}\n ]\n}'
  const lines = (paths: (string | number)[][]) => paths.map((path) => lineOf(text, path))
  expect(lines([[], ['a'], ['b'], ['b', 0], ['b', 1], ['b', 1, 'c'], ['b', 1, 'd'], ['b', 7], ['z']])).toEqual([
    1, 2, 3, 4, 5, 5, 6, 3, 1,
  ])
})
