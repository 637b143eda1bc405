import { expect } from '@playwright/test'
import { signIn } from '../consent.ts'
import type { Scenario } from './scenario.ts'

export const tenThousandSongs: Scenario = {
  id: 16,
  title: 'Ten thousand songs',
  audience: ['E', 'D'],
  account: 'ada',
  chapters: [
    {
      title: 'Open the long one',
      narration: 'It opens at once: only the rows in view are read and drawn.',
      action: async ({ page }) => {
        await signIn(page, 'ada', ['playlist-read-private'], '/playlists')
        await page.getByRole('link', { name: /Everything, Ever/ }).click()
      },
      expectation: async ({ page, simulator }) => {
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '10001')
        await expect(
          page.locator('[aria-rowindex="2"] [role="gridcell"], [aria-rowindex="2"] td').nth(1),
        ).not.toBeEmpty()
        expect(await page.getByRole('row').count()).toBeLessThan(200)
        const itemCalls = (await simulator.requests('/v1/playlists')).filter(({ path }) => path.endsWith('/items'))
        expect(itemCalls.length).toBeLessThanOrEqual(3)
      },
    },
    {
      title: 'To the end, by keyboard',
      narration: 'End goes to the last of them, and its page is read.',
      action: async ({ page }) => {
        await page.locator('[aria-rowindex="2"]').focus()
        await page.keyboard.press('End')
      },
      expectation: async ({ page }) => {
        await expect(page.locator('[aria-rowindex="10001"]')).toBeFocused()
        await expect(page.locator('[aria-rowindex="10001"]')).toHaveAttribute('aria-busy', 'false')
        expect(await page.getByRole('row').count()).toBeLessThan(200)
      },
    },
    {
      title: 'Find one',
      narration: 'Searching reads the rest, a few pages at a time, and then answers as one types.',
      action: ({ page }) => page.getByRole('searchbox', { name: 'Find in playlist' }).fill('lantern'),
      expectation: async ({ page }) => {
        await expect(page.getByText(/songs? found$/)).toBeAttached({ timeout: 30_000 })
        await expect(page.locator('[aria-rowindex="2"]')).toContainText(/lantern/i)
      },
    },
  ],
}
