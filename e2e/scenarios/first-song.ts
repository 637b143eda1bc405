import { expect } from '@playwright/test'
import { answerConsent } from '../consent.ts'
import type { Scenario } from './scenario.ts'

export const firstSong: Scenario = {
  id: 1,
  title: 'The first song’s name within four clicks',
  audience: ['E', 'D'],
  account: 'ada',
  chapters: [
    {
      title: 'Start',
      narration: 'One sentence says what this is, one button starts it.',
      action: ({ page }) => page.goto('/').then(() => undefined),
      expectation: async ({ page }) => {
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('See what every Spotify scope unlocks')
        await expect(page.getByText('Simulated Spotify', { exact: true })).toBeVisible()
      },
    },
    {
      title: 'Ask',
      narration: 'The button asks for one scope and no more.',
      action: ({ page }) => page.getByRole('link', { name: /See what’s playing/ }).click(),
      expectation: async ({ page }) => {
        await expect(page.getByRole('listitem')).toHaveText([/^Read your currently playing content\./])
      },
    },
    {
      title: 'Agree',
      narration: 'The second click agrees, and the song is there.',
      action: ({ page }) => answerConsent(page, 'ada', 'approve'),
      expectation: async ({ page, simulator }) => {
        await expect(page.getByText(await simulator.playing('ada')).first()).toBeVisible()
      },
    },
  ],
}
