import { expect, test } from 'vitest'
import { kindNames, type Thing, type ThingKind } from '../catalogue/thing.ts'
import { type MenuHands, menuLines } from './menu-lines.ts'
import type { MenuSubject } from './menu-subject.ts'

const thing = (kind: ThingKind, change: Partial<Thing> = {}): Thing => ({
  kind,
  id: '1',
  uri: `spotify:${kind}:1`,
  name: 'Night Ferry',
  by: [],
  facts: [],
  images: [],
  isExplicit: false,
  isPlayable: true,
  externalUrl: 'https://open.example/1',
  ...change,
})

function handsOf(change: Partial<MenuHands> = {}) {
  const done: unknown[] = []
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void done.push([name, ...args])
  const hands = { give: note('give'), save: note('save'), copy: note('copy') }
  return { done, hands: { isSaved: false, here: '/search', providerName: 'Spotify', ...hands, ...change } }
}

const labels = (subject: MenuSubject, change?: Partial<MenuHands>) =>
  menuLines(subject, handsOf(change).hands).map((group) => group.map(({ label }) => label))

test.each(kindNames)(
  'a menu of a %s has no empty group, no label twice, a way to open and copy it, and to play what Spotify can play',
  (kind) => {
    const groups = labels({ thing: thing(kind) })
    expect(groups.every(({ length }) => length > 0)).toBe(true)
    expect(new Set(groups.flat()).size).toBe(groups.flat().length)
    expect(groups.flat()).toEqual(expect.arrayContaining(['Open in Spotify', 'Copy link']))
    expect(groups.flat().includes('Play')).toBe(kind !== 'audiobook')
  },
)

test('a song is played, queued and saved with the scope of each, and taken up again after the consent', () => {
  const { done, hands } = handsOf()
  const lines = menuLines({ thing: thing('track') }, hands).flat()
  for (const line of lines) if ('act' in line) line.act()
  expect(done).toEqual([
    ['give', { name: 'play-uris', uris: ['spotify:track:1'] }],
    ['give', { name: 'queue', uri: 'spotify:track:1' }],
    ['save', 'spotify:track:1', true],
    ['copy', 'https://open.example/1'],
  ])
  expect(
    lines.flatMap((line) => ('call' in line && line.call ? [[line.call.operation, line.call.resume]] : [])),
  ).toEqual([
    ['start-a-users-playback', { action: 'player.play-uris', args: { uris: ['spotify:track:1'] } }],
    ['add-to-queue', { action: 'player.queue', args: { uri: 'spotify:track:1' } }],
    ['save-library-items', { action: 'player.save', args: { uri: 'spotify:track:1' } }],
  ])
})

test('a song of a playlist plays there, and its place is told first', () => {
  const { done, hands } = handsOf()
  const command = { name: 'play-context', contextUri: 'spotify:playlist:9', offsetPosition: 4118 } as const
  const [play] = menuLines({ thing: thing('track'), command, onPlay: () => done.push('place') }, hands).flat()
  if (play && 'act' in play) play.act()
  expect(done).toEqual(['place', ['give', command]])
})

test('what is saved can be removed, and an artist is followed', () => {
  expect(labels({ thing: thing('album') }, { isSaved: true }).flat()).toContain('Remove from your library')
  expect(labels({ thing: thing('artist') }).flat()).toContain('Follow')
  expect(labels({ thing: thing('artist') }, { isSaved: true }).flat()).toContain('Unfollow')
})

test('what can’t be played is not offered to be played or queued, and keeps the rest', () => {
  const found = labels({ thing: thing('track', { isPlayable: false }) }).flat()
  expect(found).toEqual(['Save to your library', 'Open in Spotify', 'Copy link'])
})

test('without an address at Spotify nothing is opened there or copied', () => {
  const { externalUrl: _, ...bare } = thing('track')
  expect(labels({ thing: bare })).toEqual([['Play', 'Add to queue'], ['Save to your library']])
})

test('an episode can be queued as a song can, an album can’t: Spotify queues one thing at a time', () => {
  expect(labels({ thing: thing('episode') }).flat()).toContain('Add to queue')
  expect(labels({ thing: thing('album') }).flat()).not.toContain('Add to queue')
})

test('a screen is not led to from itself', () => {
  expect(labels({ thing: thing('playlist') }).flat()).toContain('Open')
  expect(labels({ thing: thing('playlist') }, { here: '/playlists/1' }).flat()).not.toContain('Open')
})

test('what can be done only where it stands comes before the links', () => {
  const more = [
    { icon: () => null, label: 'Remove from this playlist', act: () => {} },
  ] as unknown as MenuSubject['more']
  const groups = labels({ thing: thing('track'), ...(more && { more }) })
  expect(groups.at(-2)).toEqual(['Remove from this playlist'])
})
