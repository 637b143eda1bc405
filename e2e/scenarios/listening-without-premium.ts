import { expect } from '@playwright/test'
import { signIn } from '../consent.ts'
import type { Scenario } from './scenario.ts'

export const listeningWithoutPremium: Scenario = {
  id: 15,
  title: 'Listening without Premium',
  audience: ['E'],
  account: 'ben',
  expectedErrors: [/403 \(Forbidden\).*\/me\/player\/pause/],
  chapters: [
    {
      title: 'A free account plays',
      narration: 'What plays can be seen by anyone who agreed to it.',
      action: ({ page }) => signIn(page, 'ben', ['user-read-playback-state', 'user-modify-playback-state'], '/player'),
      expectation: async ({ page, simulator }) => {
        await expect(
          page
            .getByRole('main')
            .getByText(await simulator.playing('ben'))
            .first(),
        ).toBeVisible()
      },
    },
    {
      title: 'Pause',
      narration: 'Controlling playback takes Premium. The player says so once, calmly, and goes on showing what plays.',
      action: ({ page }) =>
        page
          .getByRole('main')
          .getByRole('button', { name: /^Pause/ })
          .click(),
      expectation: async ({ page }) => {
        await expect(page.getByRole('main').getByText('Controlling playback takes Premium')).toBeVisible()
        await expect(page.getByRole('main').getByRole('button', { name: /^Pause/ })).toHaveCount(0)
      },
    },
  ],
}
