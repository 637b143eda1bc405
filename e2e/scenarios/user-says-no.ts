import { expect } from '@playwright/test'
import { answerConsent } from '../consent.ts'
import type { Scenario } from './scenario.ts'

export const userSaysNo: Scenario = {
  id: 4,
  title: 'The user says no',
  audience: ['E', 'D'],
  account: 'ada',
  chapters: [
    {
      title: 'Three permissions',
      narration: 'A remote control asks for three scopes.',
      action: async ({ page }) => {
        await page.goto('/scopes?scope=user-read-playback-state+user-modify-playback-state+user-read-currently-playing')
        await page.getByRole('button', { name: 'Ask for 3 permissions' }).click()
      },
      expectation: ({ page }) => expect(page.getByRole('listitem')).toHaveCount(3),
    },
    {
      title: 'No',
      narration: 'Declining is an answer, not an error. Nothing was stored.',
      action: ({ page }) => answerConsent(page, 'ada', 'deny'),
      expectation: async ({ page, simulator }) => {
        await expect(page).toHaveURL(/\/denied\?/)
        await expect(page.getByText('access_denied')).toBeVisible()
        expect(await simulator.requests('/api/token')).toHaveLength(0)
      },
    },
    {
      title: 'Perhaps less',
      narration: 'One scope is enough to see what plays, so the page offers to ask for that alone.',
      action: ({ page }) => page.getByRole('button', { name: 'Ask for this one' }).click(),
      expectation: async ({ page }) => {
        await expect(page.getByRole('listitem')).toHaveText([/^Read your currently playing content\./])
      },
    },
    {
      title: 'Yes, to that',
      narration: 'And the song is there.',
      action: ({ page }) => answerConsent(page, 'ada', 'approve'),
      expectation: async ({ page, simulator }) => {
        await expect(page.getByText(await simulator.playing('ada')).first()).toBeVisible()
      },
    },
  ],
}
