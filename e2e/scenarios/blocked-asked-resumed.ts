import { expect } from '@playwright/test'
import { answerConsent, signIn } from '../consent.ts'
import type { Scenario } from './scenario.ts'

export const blockedAskedResumed: Scenario = {
  id: 5,
  title: 'Blocked, asked, resumed',
  audience: ['E', 'D'],
  account: 'ada',
  chapters: [
    {
      title: 'Reading only',
      narration: 'The grant may see the player, not steer it: the controls show a lock.',
      action: ({ page }) => signIn(page, 'ada', ['user-read-playback-state'], '/player'),
      expectation: async ({ page }) => {
        await expect(page.getByRole('main').getByRole('button', { name: /^Next.*locked/ })).toBeVisible()
      },
    },
    {
      title: 'Why it is locked',
      narration: 'The locked control names the one scope it misses, and offers to ask for it.',
      action: ({ page }) =>
        page
          .getByRole('main')
          .getByRole('button', { name: /^Next.*locked/ })
          .click(),
      expectation: async ({ page }) => {
        await expect(page.getByRole('dialog').getByText('user-modify-playback-state')).toBeVisible()
      },
    },
    {
      title: 'Ask for this one',
      narration: 'The consent page marks what is new.',
      action: ({ page }) => page.getByRole('dialog').getByRole('button', { name: 'Ask for this one' }).click(),
      expectation: async ({ page }) => {
        await expect(page.getByRole('listitem').filter({ hasText: 'Control playback' })).toContainText('new')
      },
    },
    {
      title: 'It completes by itself',
      narration: 'After the consent the song skips, without another click.',
      action: ({ page }) => answerConsent(page, 'ada', 'approve'),
      expectation: async ({ page, simulator }) => {
        await expect.poll(async () => (await simulator.requests('/v1/me/player/next')).length).toBe(1)
        await expect(
          page
            .getByRole('main')
            .getByText(await simulator.playing('ada'))
            .first(),
        ).toBeVisible()
        await expect(page).toHaveURL(/\/player$/)
      },
    },
  ],
}
