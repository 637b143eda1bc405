import { expect, type Page } from '@playwright/test'
import { answerConsent, signIn } from '../consent.ts'
import type { Scenario } from './scenario.ts'

const answer = (page: Page) => page.getByRole('region', { name: 'The answer' })
const differences = (page: Page) => page.getByRole('tree', { name: 'What differs' })

export const sameCallTwoGrants: Scenario = {
  id: 18,
  title: 'Same call, two grants',
  audience: ['D'],
  account: 'ada',
  chapters: [
    {
      title: 'A call that answers, and leaves out',
      narration: 'The playlists of somebody who agreed to one scope. Another would add rows, and no error tells.',
      action: ({ page }) =>
        signIn(page, 'ada', ['playlist-read-private'], '/explore/get-a-list-of-current-users-playlists?limit=50'),
      expectation: ({ page }) =>
        expect(page.getByText('It works without playlist-read-collaborative, which would add rows.')).toBeVisible(),
    },
    {
      title: 'Compare with it',
      narration: 'The call is made with the grant as it is, and then that one scope is asked for.',
      action: async ({ page }) => {
        await page.getByRole('button', { name: 'Compare', exact: true }).first().click()
        await answer(page).getByRole('button', { name: 'Compare with it: playlist-read-collaborative' }).click()
      },
      expectation: async ({ page, simulator }) => {
        const asked = (words: string) => page.getByRole('listitem').filter({ hasText: words }).getByText('new')
        await expect(asked('collaborative playlists')).toBeVisible()
        await expect(asked('private playlists')).toBeHidden()
        expect(await simulator.requests('/v1/me/playlists')).toHaveLength(1)
      },
    },
    {
      title: 'What it adds',
      narration: 'Back again the call goes out by itself, and three playlists that others share are marked.',
      action: ({ page }) => answerConsent(page, 'ada', 'approve'),
      expectation: async ({ page, simulator }) => {
        await expect(answer(page).getByText('With it: 3 rows more and 1 value changed.')).toBeVisible()
        await expect(differences(page).getByRole('treeitem', { name: /^added: / })).toHaveCount(3)
        await expect(differences(page).getByRole('treeitem', { name: /^changed: "total": 42,? was 39/ })).toBeVisible()
        await expect(page).toHaveURL(/limit=50$/)
        expect(await simulator.requests('/v1/me/playlists')).toHaveLength(2)
      },
    },
    {
      title: 'Compare without the other',
      narration: 'Less than was agreed to needs no new consent. The private playlists go, and again no error tells.',
      action: async ({ page }) => {
        await answer(page).getByRole('button', { name: 'Another grant' }).click()
        await page.getByRole('button', { name: 'Compare without it: playlist-read-private' }).click()
      },
      expectation: async ({ page, simulator }) => {
        await expect(answer(page).getByText('With it: 24 rows more and 1 value changed.')).toBeVisible()
        await expect(differences(page).getByRole('treeitem', { name: /^changed: "total": 42,? was 18/ })).toBeVisible()
        expect(await simulator.requests('/v1/me/playlists')).toHaveLength(3)
      },
    },
    {
      title: 'And back',
      narration: 'What was taken out of the grant is one press away.',
      action: ({ page }) =>
        answer(page).getByRole('button', { name: 'Ask for it again: playlist-read-private' }).click(),
      expectation: async ({ page }) => {
        await expect(page.getByText('playlist-read-private adds rows.')).toBeVisible()
        await expect(answer(page).getByText('200 OK')).toBeVisible()
      },
    },
  ],
}
