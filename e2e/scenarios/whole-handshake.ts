import { expect, type Page } from '@playwright/test'
import { signIn } from '../consent.ts'
import type { Scenario } from './scenario.ts'

const messages = (page: Page) => page.getByRole('listbox', { name: 'Messages, oldest first' })
const message = (page: Page) => page.getByRole('complementary', { name: 'The message' })

export const wholeHandshake: Scenario = {
  id: 6,
  title: 'Read the whole handshake',
  audience: ['D'],
  account: 'ada',
  chapters: [
    {
      title: 'Every message, in order',
      narration: 'The flow of this sign-in: what the browser carries, and what only the servers say to each other.',
      action: async ({ page }) => {
        await page.setViewportSize({ width: 1440, height: 900 })
        await signIn(page, 'ada', ['playlist-read-private'], '/flow')
      },
      expectation: async ({ page }) => {
        const order = [/GET \/auth\/sign-in/, /GET \/authorize/, /GET \/auth\/callback/, /POST \/api\/token/]
        for (const name of order) await expect(messages(page).getByRole('option', { name }).first()).toBeAttached()
      },
    },
    {
      title: 'The code becomes tokens, out of sight',
      narration: 'Only the BFF sends the verifier, and only fingerprints of secrets are shown.',
      action: ({ page }) =>
        messages(page)
          .getByRole('option', { name: /POST \/api\/token/ })
          .first()
          .click(),
      expectation: async ({ page }) => {
        await expect(message(page).getByRole('heading', { name: 'The code becomes a token set' })).toBeVisible()
        await expect(message(page).getByText(/code_verifier=.*#[0-9a-f]{8}/)).toBeVisible()
        await expect(page).toHaveURL(/\/flow\?step=/)
      },
    },
    {
      title: 'And one call of ones own',
      narration: 'Sent in the explorer, its two arrows stand below the answer.',
      action: async ({ page }) => {
        await page.goto('/explore/get-a-list-of-current-users-playlists?limit=2')
        await page.getByRole('button', { name: 'Send', exact: true }).first().click()
        await page.getByRole('button', { name: 'Its messages in the flow' }).click()
      },
      expectation: async ({ page }) => {
        await expect(messages(page).getByRole('option', { name: /BFF to Web API, 200/ })).toBeVisible()
        await expect(messages(page).getByRole('option')).toHaveCount(2)
      },
    },
  ],
}
