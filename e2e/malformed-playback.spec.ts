import { expect, type Page } from '@playwright/test'
import { malformedAnswers } from '@scopedeck/server/contract/testing/malformed-answers.ts'
import { aDevice, aPlayback, aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'

const scopes = ['user-read-playback-state', 'user-modify-playback-state', 'user-read-recently-played']
const queueScope = 'user-read-currently-playing'

const { images } = aTrack('1').album
const named = { name: 'One', uri: 'spotify:track:1', external_urls: { spotify: 'https://open.example/1' } }

/** Each member that this app reads, so that every example counts. */
const samples = {
  song: {
    ...aPlayback({ actions: { disallows: { seeking: true } } }),
    context: { uri: 'spotify:album:1' },
    item: {
      ...named,
      type: 'track',
      artists: [{ name: 'Two' }],
      album: { name: 'Three', images },
      duration_ms: 221_000,
    },
  },
  episode: { is_playing: true, item: { ...named, type: 'episode', show: { name: 'Four', images }, images } },
}

/** With each of these a page has died before. The first one is there when the page loads. */
const seen = [
  { ...aPlayback(), item: { ...aTrack('1'), artists: [null, { name: '' }] } },
  { ...aPlayback(), item: { ...aTrack('1'), artists: null } },
  { device: aDevice() },
  { ...aPlayback(), repeat_state: null },
  { ...aPlayback(), item: { type: 'track', id: '', name: '', artists: [], album: {}, duration_ms: 0 } },
  { ...aPlayback(), item: null, currently_playing_type: 'riddle' },
  { ...aPlayback(), item: null, currently_playing_type: 'ad', progress_ms: null },
  ...[-5, 84_000.7, 10 ** 9, '84000', null].map((progress) => ({ ...aPlayback(), progress_ms: progress })),
  { ...aPlayback(), device: { ...aDevice(), id: null, volume_percent: null } },
  {},
  null,
]

/** An `EventSource` whose events the test sends. It begins with the first sample, as a page that loads finds it. */
function playEvents(first: unknown): void {
  const sources = new Set<EventTarget>()
  class PlayedSource extends EventTarget {
    static readonly CLOSED = 2
    readyState = 1
    onopen: (() => void) | undefined
    constructor() {
      super()
      sources.add(this)
      setTimeout(() => {
        this.onopen?.()
        send(first)
      })
    }
    close(): void {
      sources.delete(this)
    }
  }
  function send(playback: unknown): void {
    const data = JSON.stringify({ playback, at: Date.now(), now: Date.now() })
    for (const source of sources) source.dispatchEvent(new MessageEvent('playback', { data }))
  }
  Object.assign(globalThis, { EventSource: PlayedSource, sendPlayback: send })
}

/** What must never be without words. */
const parts = ['[aria-label="Player"] a[href="/player"]', '[aria-label="Now playing"]', 'h1']

/** Shows each answer in turn, once all parts are there. @returns what a person would see of mistakes, with the answer */
async function faultsOf(page: Page, answers: readonly { what: string; answer: unknown }[]): Promise<string[]> {
  for (const part of parts) await expect(page.locator(part).first()).toHaveText(/\S/)
  return page.evaluate(
    async ([parts, all]) => {
      const send: unknown = Reflect.get(globalThis, 'sendPlayback')
      const faults: string[] = []
      for (const { what, answer } of all) {
        if (typeof send === 'function') send(answer)
        // The query tells its readers after one task, and React draws after another.
        await new Promise((resolve) => setTimeout(resolve, 2))
        await new Promise((resolve) => setTimeout(resolve, 2))
        const labels = [...document.querySelectorAll('[aria-label], [title]')].map((element) =>
          `${element.getAttribute('aria-label')} ${element.getAttribute('title')}`.replaceAll('null', ''),
        )
        const text = `${document.title} ${document.body.textContent} ${labels.join(' ')}`
        const mistake = /undefined|NaN|\bnull\b|\[object|1 Jan(uary)? 1970|Invalid|-\d+:\d\d/.exec(text)
        if (mistake) faults.push(`${what}: “${mistake[0]}”`)
        for (const part of parts) if (!document.querySelector(part)?.textContent) faults.push(`${what}: no ${part}`)
      }
      return faults
    },
    [parts, answers] as const,
  )
}

test('whatever member of what plays makes no sense, the player, the bar and the start screen show the rest', async ({
  page,
  simulator: _,
}) => {
  await page.addInitScript(playEvents, seen[0])
  await signIn(page, 'ada', scopes, '/player')
  await expect(page.getByRole('region', { name: 'Now playing' })).toContainText('Unknown artist')
  const answers = [
    ...seen.map((answer, nth) => ({ what: `example ${nth}`, answer })),
    ...malformedAnswers(samples.song),
    ...malformedAnswers(samples.episode),
  ]
  expect(await faultsOf(page, answers)).toEqual([])
  await page.reload()
  await expect(page.getByRole('region', { name: 'Now playing' })).toContainText('Unknown artist')
  await page.getByRole('link', { name: 'Deck', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /^Hello/ })).toBeVisible()
  expect(await faultsOf(page, answers)).toEqual([])
})

test('a song, a device or a play that makes no sense costs its own row, and an answer without a body no panel', async ({
  page,
  simulator: _,
}) => {
  const items = malformedAnswers(aTrack('1'), ['null', 'an empty list', 'another type']).map(({ answer }) => answer)
  const answers: Record<string, unknown> = {
    queue: { currently_playing: null, queue: [null, ...items, aTrack('Last')] },
    'recently-played': {
      items: [
        { track: null, played_at: '2026-03-12T08:00:00Z' },
        ...['1970-01-01T00:00:00Z', '0000-00-00', 7, null].map((played_at) => ({
          track: aTrack('Undated'),
          played_at,
        })),
        null,
        { track: aTrack('Earlier'), played_at: new Date().toISOString() },
      ],
    },
    devices: { devices: [null, {}, { id: null, name: '' }, { id: 'x', volume_percent: null }, aDevice()] },
  }
  for (const [name, body] of Object.entries(answers))
    await page.route(`**/api/spotify/v1/me/player/${name}*`, (route) => route.fulfill({ json: body }))
  await signIn(page, 'ada', [...scopes, queueScope], '/player')
  const panel = (name: string) => page.getByRole('region', { name, exact: true })
  await panel('Up next')
    .getByRole('button', { name: /^Show .* more$/ })
    .click()
  await expect(panel('Up next').getByText('Track Last')).toBeVisible()
  await expect(panel('Recently played').getByText('Track Undated')).toHaveCount(4)
  await expect(panel('Recently played').getByRole('time')).toHaveText(['now'])
  await expect(panel('Devices').getByRole('listitem')).toContainText(['Device', 'Study speaker'])
  await expect(page.getByRole('main')).not.toContainText(/undefined|NaN|\[object|1970/)

  for (const name of Object.keys(answers))
    await page.route(`**/api/spotify/v1/me/player/${name}*`, (route) => route.fulfill({ status: 204 }))
  await page.reload()
  await expect(panel('Up next')).toContainText('Nothing is queued')
  await expect(panel('Recently played')).toContainText('Nothing yet')
  await expect(panel('Devices')).toContainText('No device is available')
})
