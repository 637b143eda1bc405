import { expect, type Page } from '@playwright/test'
import { scopes } from '@scopedeck/server/contract/scopes.ts'
import { signIn } from '../consent.ts'
import type { Scenario } from './scenario.ts'

const lens = (page: Page) => page.getByRole('region', { name: 'Lens' })

export const fromNineteenToTwo: Scenario = {
  id: 3,
  title: 'From nineteen scopes to two',
  audience: ['D'],
  // Nothing plays: no other call is made than those of the story.
  account: 'cleo',
  chapters: [
    {
      title: 'Everything asked',
      narration: 'Somebody ticked every box, to be on the safe side. The lens counts what is really used.',
      action: async ({ page }) => {
        await signIn(page, 'cleo', scopes, '/explore/get-users-top-tracks')
        await page.getByRole('button', { name: 'Send', exact: true }).first().click()
        await expect(page.getByText('200 OK').first()).toBeVisible()
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: /^Lens/ }).click()
      },
      expectation: ({ page }) => expect(lens(page)).toContainText('You hold 19 permissions and used 2 in this visit.'),
    },
    {
      title: 'Scope by scope',
      narration: 'Asked, granted and used, side by side. Two rows have a number.',
      action: ({ page }) => lens(page).getByRole('button', { name: 'Scope by scope' }).click(),
      expectation: async ({ page }) => {
        const used = lens(page)
          .getByRole('row')
          .filter({ has: page.getByRole('cell', { name: /^\d+$/ }) })
        await expect(used).toHaveText([/user-read-playback-state/, /user-top-read/])
      },
    },
    {
      title: 'Without a third',
      narration: 'One of the unused ones is switched off. The server refuses it too, and nothing here misses it.',
      action: ({ page }) => lens(page).getByRole('switch', { name: 'user-library-modify' }).click(),
      expectation: ({ page }) =>
        expect(page.getByRole('status').filter({ hasText: 'As if you had not agreed to' })).toContainText(
          'user-library-modify',
        ),
    },
    {
      title: 'The smaller link',
      narration: 'Asked for those two alone, the person comes back to the same call with a grant of two.',
      action: ({ page }) => lens(page).getByRole('button', { name: 'Ask for only those two' }).click(),
      expectation: async ({ page }) => {
        await expect(lens(page)).toContainText('You hold 2 permissions')
        await expect(page).toHaveURL(/get-users-top-tracks/)
        await expect(page.getByText('As if you had not agreed to')).toHaveCount(0)
      },
    },
  ],
}
