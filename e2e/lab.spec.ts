import { expect, type Page } from '@playwright/test'
import { experiment, experimentIds } from '@scopedeck/server/contract/lab/experiments.ts'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'

/** None that reads playback: the server's own polls would meet the failures too, and might meet them first. */
const scopes = ['playlist-read-private', 'user-top-read']
const pane = (page: Page) => page.getByRole('region', { name: 'The experiment' })
const run = (page: Page) => pane(page).getByRole('button', { name: /^Run/ }).click()

async function expectAllHeld(page: Page, id: (typeof experimentIds)[number]): Promise<void> {
  const { length } = experiment(id).expects
  await expect(pane(page).getByText(`${length} of ${length}`), id).toBeVisible()
}

/** What a browser adds to the http test of every row: the switch, the stream of steps, the ticks. */
const inPage = ['token-expired', 'rotation', 'rate-limited', 'malformed-body', 'member-missing'] as const
const atAccounts = experimentIds.filter((id) => experiment(id).signsIn)

test('failures of the lab are met as expected, each by its switch', async ({ page }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, 'ada', scopes, '/lab?fault=rate-limited')
  await expect(pane(page).getByRole('heading', { name: 'Too many calls' })).toBeVisible()
  await expect(pane(page).getByText('0 of 5')).toBeVisible()
  for (const id of inPage) {
    await page.getByRole('switch', { name: experiment(id).title, exact: true }).check({ force: true })
    await expectAllHeld(page, id)
  }
})

test('a sign-in that goes wrong leaves the session as it was, and the lab shows why', async ({ page }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, 'ada', scopes, '/lab')
  for (const id of atAccounts) {
    await page.goto(`/lab?fault=${id}`)
    await run(page)
    const approve = page.locator('button[name="decision"][value="approve"]')
    const back = page.getByRole('link', { name: 'Back to where you were' })
    await expect(approve.or(back)).toBeVisible()
    if (await approve.isVisible()) await approve.click()
    await expect(back.or(pane(page))).toBeVisible()
    if (await back.isVisible()) await back.click()
    await expectAllHeld(page, id)
  }
})
