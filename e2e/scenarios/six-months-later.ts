import { expect, type Page } from '@playwright/test'
import { answerConsent, signIn } from '../consent.ts'
import type { Scenario } from './scenario.ts'

const warning = (page: Page) => page.getByRole('status').filter({ hasText: 'Spotify ends this grant in' })

export const sixMonthsLater: Scenario = {
  id: 8,
  title: 'Six months later',
  audience: ['E', 'D'],
  account: 'ada',
  expectedErrors: [/401 \(Unauthorized\)/],
  chapters: [
    {
      title: 'A month before',
      narration: 'A grant lives for six months. From a month before its end every screen says so.',
      action: async ({ page, simulator }) => {
        await signIn(page, 'ada', ['playlist-read-private'], '/playlists?q=ever')
        await simulator.advanceClock('155d')
        await page.reload()
      },
      expectation: ({ page }) => expect(warning(page)).toContainText(/in 2\d days/),
    },
    {
      title: 'Agree again, in one press',
      narration: 'Spotify knows the answer and asks nothing. Six more months, and the person is where they were.',
      action: ({ page }) => warning(page).getByRole('button', { name: 'Agree again' }).click(),
      expectation: async ({ page }) => {
        await expect(page.getByRole('link', { name: /Everything, Ever/ })).toBeVisible()
        await expect(page).toHaveURL(/\/playlists\?q=ever$/)
        await expect(warning(page)).toHaveCount(0)
      },
    },
    {
      title: 'The six months are over',
      narration: 'The time machine moves on by six months. Spotify renews nothing any more, and the app says why.',
      action: async ({ page }) => {
        await page.getByRole('link', { name: /signed in as Ada/ }).click()
        await page.getByRole('button', { name: '+6 months' }).click()
        await expect(page.getByText('over: Spotify renews nothing any more')).toBeVisible()
        await page.getByRole('link', { name: 'Playlists' }).first().click()
        await page.reload()
      },
      expectation: ({ page }) =>
        expect(page.getByRole('button', { name: 'Ask for the same 1 permission again' })).toBeVisible(),
    },
    {
      title: 'And on',
      narration: 'One consent for the same permission, and the playlists are there again.',
      action: async ({ page }) => {
        await page.getByRole('button', { name: 'Ask for the same 1 permission again' }).click()
        await answerConsent(page, 'ada', 'approve')
      },
      expectation: ({ page }) => expect(page.getByRole('link', { name: /Everything, Ever/ })).toBeVisible(),
    },
  ],
}
