import { expect } from '@playwright/test'
import { signIn } from '../consent.ts'
import type { Scenario } from './scenario.ts'

export const oneHourLater: Scenario = {
  id: 7,
  title: 'One hour later',
  audience: ['E', 'D'],
  account: 'ada',
  chapters: [
    {
      title: 'Signed in',
      narration: 'The access token lives for an hour.',
      action: ({ page }) => signIn(page, 'ada', ['playlist-read-private'], '/account'),
      expectation: async ({ page, simulator }) => {
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await simulator.requests('/api/token')).toHaveLength(1)
      },
    },
    {
      title: 'The hour is over',
      narration: 'Spotify’s clock moves on; its Web API no longer takes the token. Nobody notices.',
      action: async ({ page, simulator }) => {
        await simulator.advanceClock('61m')
        await page.getByRole('link', { name: 'Playlists' }).first().click()
      },
      expectation: async ({ page, simulator }) => {
        await expect(page.getByRole('link', { name: /Everything, Ever/ })).toBeVisible()
        expect(await simulator.requests('/api/token')).toHaveLength(2)
      },
    },
  ],
}
