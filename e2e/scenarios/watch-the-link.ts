import { expect, type Page } from '@playwright/test'
import type { Scenario } from './scenario.ts'

const scopeInLink = (page: Page) => page.getByRole('region', { name: 'The request' }).getByText(/scope=/)

export const watchTheLink: Scenario = {
  id: 2,
  title: 'Tick a scope and watch the link',
  audience: ['D'],
  account: 'ada',
  chapters: [
    {
      title: 'An empty request',
      narration: 'Without scopes Spotify grants only what is public.',
      action: async ({ page }) => {
        await page.goto('/scopes')
      },
      expectation: async ({ page }) => {
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('What may this app do?')
        await expect(page.getByRole('checkbox')).toHaveCount(19)
      },
    },
    {
      title: 'Tick one',
      narration: 'The address the browser will carry changes with the tick, and so does this page’s own.',
      action: ({ page }) => page.getByRole('checkbox', { name: /playlist-read-private/ }).check(),
      expectation: async ({ page }) => {
        await expect(page).toHaveURL(/\/scopes\?scope=playlist-read-private$/)
        await expect(scopeInLink(page)).toContainText('playlist-read-private')
      },
    },
    {
      title: 'Tick another',
      narration: 'Space-separated, in one parameter.',
      action: ({ page }) => page.getByRole('checkbox', { name: /user-read-playback-state/ }).check(),
      expectation: async ({ page }) => {
        await expect(page).toHaveURL(/scope=playlist-read-private\+user-read-playback-state$/)
        await expect(page.getByText('Access your private playlists.').last()).toBeVisible()
      },
    },
    {
      title: 'Share it',
      narration: 'The page’s address is the share link: somebody else opens it and sees the same.',
      action: async ({ page }) => {
        await page.reload()
      },
      expectation: async ({ page }) => {
        await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2)
        await expect(page.getByRole('button', { name: 'Ask for 2 permissions' })).toBeVisible()
      },
    },
  ],
}
