import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'

const hour = 3_600_000
const scopes = [
  'user-read-playback-state',
  'user-modify-playback-state',
  'user-read-currently-playing',
  'user-read-recently-played',
]

/** Sets the browser's clock, as a person does who never set it right. */
function setClock(aheadMs: number): void {
  const RightDate = Date
  globalThis.Date = class extends RightDate {
    constructor(given: string | number | Date = RightDate.now() + aheadMs) {
      super(given)
    }
    static override now = () => RightDate.now() + aheadMs
  } as DateConstructor
}

/** Whether the page shows what the clock on the wall shows: this minute or the one before. */
const isThisMinute = (shown: string | null) =>
  [0, 60_000].some((ago) => new Date(Date.now() - ago).toTimeString().slice(0, 5) === shown)

const main = (page: Page) => page.getByRole('main')

for (const aheadMs of [-2 * hour, 2 * hour]) {
  test(`a browser whose clock is ${aheadMs / hour} hours ahead shows every time by the server’s clock`, async ({
    page,
    simulator,
  }) => {
    await page.addInitScript(setClock, aheadMs)
    await signIn(page, 'ada', scopes, '/account')
    await expect(main(page).getByText(/^59:\d\d$/)).toBeVisible()
    await expect(
      main(page)
        .getByText(/^Seen just now/)
        .first(),
    ).toBeVisible()

    await simulator.changeAccount('ada', { playback: { isPlaying: true, progressMs: 60_000 } })
    await page.getByRole('link', { name: 'Player', exact: true }).first().click()
    const playing = page.getByRole('region', { name: 'Now playing' })
    await expect(playing.getByRole('slider', { name: 'Position' })).toHaveAttribute('aria-valuetext', /^1:[0-2]\d of/)
    // The page shows the next song before Spotify has heard of it: the history must not be read before that.
    await simulator.addFault({ match: { path: '/v1/me/player/next' }, effect: { delayMs: 1500 } })
    const lastPlayed = page.getByRole('region', { name: 'Recently played' }).getByRole('time').first()
    await playing.getByRole('button', { name: 'Next' }).click()
    await expect(lastPlayed).toHaveText('now')

    await simulator.addFault({
      match: { path: '/v1/me/player' },
      effect: { status: 429, headers: { 'retry-after': '5' } },
    })
    await expect(playing.getByRole('timer')).toHaveText(/^0:0\d$/)
    await simulator.clearFaults()

    await page.goto('/explore/get-current-users-profile')
    await page.getByRole('button', { name: 'Send', exact: true }).first().click()
    await expect.poll(async () => isThisMinute(await main(page).getByRole('time').first().textContent())).toBe(true)
  })
}
