import { expect, test } from 'vitest'
import { localProblem, ProblemResponse, type ScreenProblemCode } from '../../shared/problem.ts'
import type { EditingNews } from './editing-state.ts'
import { moveRows, removeRows } from './list-edits.ts'
import { PlaylistEditing } from './playlist-editing.ts'
import { seeded, TestingSpotify } from './testing-spotify.ts'

const song = (name: number | string) => `spotify:track:${name}`
const songs = (count: number) => Array.from({ length: count }, (_, index) => song(index))

/** Names of the songs, as Spotify has them and as the screen shows them. */
const namesOf = (uris: readonly string[]) => uris.map((uri) => uri.slice('spotify:track:'.length)).join(' ')

function open(uris: readonly string[]) {
  const spotify = new TestingSpotify(uris)
  const news: EditingNews[] = []
  const editing = new PlaylistEditing({
    lines: spotify.lines,
    version: spotify.present,
    spotify,
    tell: (item) => news.push(item),
  })
  const shown = () => editing.read().wanted.map((id) => editing.read().rows.get(id)?.uri ?? '')
  return { spotify, editing, news, shown }
}

function failing(code: ScreenProblemCode) {
  return () => {
    throw new ProblemResponse(localProblem(code))
  }
}

test('edits are at Spotify, one by one undone and done again', async () => {
  const { spotify, editing } = open(songs(6))
  await editing.edit('1 song removed', removeRows(editing.read().wanted, new Set([2])))
  expect(namesOf(spotify.uris)).toBe('0 1 3 4 5')
  await editing.edit('2 songs moved', moveRows(editing.read().wanted, new Set([1, 4]), 'top'))
  expect(namesOf(spotify.uris)).toBe('1 4 0 3 5')
  await editing.undo()
  expect(namesOf(spotify.uris)).toBe('0 1 3 4 5')
  await editing.undo()
  expect(namesOf(spotify.uris)).toBe('0 1 2 3 4 5')
  await editing.redo()
  await editing.redo()
  expect(namesOf(spotify.uris)).toBe('1 4 0 3 5')
  expect(editing.read()).toMatchObject({ past: [{ done: '1 song removed' }, { done: '2 songs moved' }], future: [] })
})

test('of a song that is there twice, only the chosen row goes', async () => {
  const { spotify, editing } = open([song('a'), song('b'), song('a')])
  await editing.edit('1 song removed', removeRows(editing.read().wanted, new Set([2])))
  expect(namesOf(spotify.uris)).toBe('a b')
})

test.each([3, 900])('where Spotify removes every copy of a song, the others come back: %i rows', async (count) => {
  const { spotify, editing, news, shown } = open([song('a'), ...songs(count), song('a')])
  spotify.looksAtPositions = false
  await editing.edit('1 song removed', removeRows(editing.read().wanted, new Set([count + 1])))
  expect(spotify.uris).toEqual([song('a'), ...songs(count)])
  expect(shown()).toEqual(spotify.uris)
  expect(news).toEqual([{ kind: 'put-back', count: 1 }])
})

test('a file of a computer is removed by its position, and an undo brings the others back', async () => {
  const { spotify, editing } = open([song('a'), 'spotify:local:Me:Tape:Demo:200', song('b')])
  await editing.edit('2 songs removed', [2])
  expect(spotify.uris).toEqual([song('b')])
  await editing.undo()
  expect(spotify.uris).toEqual([song('a'), song('b')])
})

test('offline in the middle of 30 batches: it says what went through, and the rest goes on without anything twice', async () => {
  const { spotify, editing } = open(songs(10))
  const added = editing.introduce(songs(3000).map((uri, position) => line(`${uri}new`, position)))
  spotify.before = () => {
    if (spotify.calls.length === 12) failing('offline')()
  }
  await editing.edit('3,000 songs added', [...editing.read().wanted, ...added])
  expect(editing.read().trouble).toMatchObject({ problem: { code: 'offline' }, made: 12, of: 30 })
  expect(spotify.entries).toHaveLength(1210)
  spotify.before = () => {}
  await editing.resume()
  expect(spotify.entries).toHaveLength(3010)
  expect(new Set(spotify.uris).size).toBe(3010)
  expect(spotify.calls).toHaveLength(30)
})

test.each(['unreachable', 'upstream-timeout', 'upstream-invalid'] as const)(
  'a call that Spotify took and whose answer was lost (%s) is not made twice',
  async (code) => {
    const { spotify, editing, shown } = open(songs(3))
    const added = editing.introduce([line(song('new'), 0)])
    spotify.after = failing(code)
    await editing.edit('1 song added', [...added, ...editing.read().wanted])
    expect(editing.read().trouble?.problem.code).toBe(code)
    spotify.after = () => {}
    await editing.resume()
    expect(namesOf(spotify.uris)).toBe('new 0 1 2')
    expect(shown()).toEqual(spotify.uris)
  },
)

test('what Spotify refuses is taken back, and the refusal is told', async () => {
  const { spotify, editing, news, shown } = open(songs(4))
  spotify.before = failing('insufficient-scope')
  await editing.edit('1 song removed', [0, 1, 2])
  expect(namesOf(shown())).toBe('0 1 2 3')
  expect(news).toMatchObject([
    { kind: 'refused', done: '1 song removed', problem: { code: 'insufficient-scope' }, made: 0, of: 1 },
  ])
  expect(editing.read()).toMatchObject({ past: [], future: [] })
})

test('what went through before a stop stays, is shown, and can be undone', async () => {
  const { spotify, editing, news, shown } = open(songs(350))
  spotify.after = () => editing.stop()
  await editing.edit('350 songs removed', [])
  expect(spotify.entries).toHaveLength(250)
  expect(shown()).toEqual(spotify.uris)
  expect(news).toMatchObject([{ kind: 'stopped', made: 1, of: 4 }])
  spotify.after = () => {}
  await editing.undo()
  expect(spotify.uris).toEqual(songs(350))
})

test('two people: nothing is sent until this one has chosen, and both changes are kept', async () => {
  const { spotify, editing } = open(songs(6))
  spotify.add([song('ben')], 1)
  spotify.reorder(6, 1, 0)
  await editing.edit('1 song removed', removeRows(editing.read().wanted, new Set([3])))
  expect(spotify.calls).toEqual([])
  expect(editing.read().conflict?.changes).toMatchObject({ added: [6], removed: [], moved: [5] })
  await editing.keepMine()
  expect(namesOf(spotify.uris)).toBe('5 0 ben 1 2 4')
  await editing.undo()
  expect(namesOf(spotify.uris)).toBe('5 0 ben 1 2 3 4')
})

test('two people: theirs instead of mine', async () => {
  const { spotify, editing, shown } = open(songs(4))
  spotify.remove([{ uri: song(0), position: 0 }])
  await editing.edit('all removed', [])
  editing.showTheirs()
  expect(namesOf(shown())).toBe('1 2 3')
  expect(namesOf(spotify.uris)).toBe('1 2 3')
})

test('a new name of the playlist, which changes its version too, is no conflict', async () => {
  const { spotify, editing } = open(songs(3))
  spotify.reorder(0, 1, 0)
  await editing.edit('1 song moved', moveRows(editing.read().wanted, new Set([2]), 'up'))
  expect(namesOf(spotify.uris)).toBe('0 2 1')
})

test('a change of somebody else between two calls is kept and told', async () => {
  const { spotify, editing, news, shown } = open(songs(6))
  spotify.after = () => {
    spotify.after = () => {}
    spotify.remove([{ uri: song(5), position: 5 }])
  }
  await editing.edit('2 songs moved', [5, 4, 0, 1, 2, 3].toReversed())
  await editing.edit('sorted', moveRows(editing.read().wanted, new Set([0]), 'top'))
  expect(shown()).toEqual(spotify.uris)
  expect(shown()).not.toContain(song(5))
  expect(news.map(({ kind }) => kind)).toContain('theirs')
})

function line(uri: string, position: number) {
  return { position, isPlaceSure: true, title: uri, by: 'Somebody', makers: [], uri, isExplicit: false }
}

test('random edits, undone, done again, with lost answers and offline moments, end as Spotify has them', async () => {
  const random = seeded(20_261_129)
  const below = (count: number) => Math.floor(random() * count)
  for (let round = 0; round < 12; round += 1) {
    // Few different songs, so that many are there more than once.
    const { spotify, editing, shown } = open(Array.from({ length: below(140) }, () => song(below(60))))
    const flaky = () => {
      if (random() < 0.1) failing('unreachable')()
    }
    Object.assign(spotify, { before: flaky, after: flaky })
    for (let step = 0; step < 6; step += 1) {
      const { wanted } = editing.read()
      const chosen = new Set(wanted.filter(() => random() < 0.3))
      const targets = ['up', 'down', 'top', 'bottom', { before: below(wanted.length + 1) }] as const
      const target = targets[below(targets.length)] ?? 'top'
      const edits = [
        () => editing.edit('removed', removeRows(wanted, chosen)),
        () => editing.edit('moved', moveRows(wanted, chosen, target)),
        () =>
          editing.edit(
            'shuffled',
            wanted.toSorted(() => random() - 0.5),
          ),
        () => {
          const ids = editing.introduce(Array.from({ length: below(130) }, () => line(song(below(60)), 0)))
          return editing.edit('added', editing.read().wanted.toSpliced(below(wanted.length + 1), 0, ...ids))
        },
        () => editing.undo(),
        () => editing.redo(),
      ]
      await edits[below(edits.length)]?.()
      while (editing.read().trouble) await editing.resume()
      expect(editing.read().conflict).toBeUndefined()
      expect(shown()).toEqual(spotify.uris)
    }
  }
})
