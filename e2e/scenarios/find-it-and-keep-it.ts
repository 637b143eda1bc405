import { expect } from '@playwright/test'
import { answerConsent, signIn } from '../consent.ts'
import type { Scenario } from './scenario.ts'

export const findItAndKeepIt: Scenario = {
  id: 21,
  title: 'Find it and keep it',
  audience: ['E', 'D'],
  account: 'ada',
  chapters: [
    {
      title: 'Type a word',
      narration: 'A search needs no permission. It is made once the typing pauses, and it is in the address.',
      action: async ({ page }) => {
        await signIn(page, 'ada', ['user-library-read'], '/search')
        await page.getByRole('searchbox').pressSequentially('night')
      },
      expectation: async ({ page }) => {
        await expect(page.getByRole('region', { name: 'Top result' })).toContainText('Night Ferry')
        await expect(page).toHaveURL('/search?q=night')
      },
    },
    {
      title: 'Down to an album',
      narration: 'The down arrow leaves the field; all results are one list.',
      action: async ({ page }) => {
        await page.keyboard.press('ArrowDown')
        for (let row = 0; row < 6; row++) await page.keyboard.press('ArrowDown')
      },
      expectation: async ({ page }) => {
        const first = page.getByRole('region', { name: 'Albums' }).getByRole('listitem').first()
        await expect(first.getByRole('link')).toBeFocused()
      },
    },
    {
      title: 'Keep it',
      narration: 'To save takes one more permission. It is asked for alone, and then the song is saved by itself.',
      action: async ({ page }) => {
        const songs = page.getByRole('region', { name: 'Songs' })
        await songs.getByRole('button', { name: 'Save Night Ferry to your library: locked' }).click()
        await page.getByRole('button', { name: 'Ask for this one' }).click()
        await answerConsent(page, 'ada', 'approve')
      },
      expectation: async ({ page, simulator }) => {
        await expect(page.getByText('Saved to your library')).toBeVisible()
        await expect(
          page
            .getByRole('region', { name: 'Songs' })
            .getByRole('button', { name: 'Remove Night Ferry from your library' }),
        ).toBeVisible()
        const calls = await simulator.requests('/v1/me/library')
        expect(calls.filter(({ method }) => method === 'PUT').map(({ status }) => status)).toEqual([200])
      },
    },
  ],
}
