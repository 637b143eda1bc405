import { expect, type Page } from '@playwright/test'
import { type AccountId, signIn } from '../consent.ts'
import type { Scenario } from './scenario.ts'

const answer = (page: Page) => page.getByRole('region', { name: 'The answer' })
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).first().click()

/** What a refusal is called, and who can mend it. */
async function expectRefusal(page: Page, code: string, owner: string): Promise<void> {
  await expect(answer(page).getByText(`403 · ${code}`)).toBeVisible()
  await expect(answer(page).getByRole('definition').getByText(owner, { exact: true })).toBeVisible()
}

/** Signs in for a call that changes nothing, and sends it. */
async function call(page: Page, account: AccountId, scopes: readonly string[], path: string): Promise<void> {
  await signIn(page, account, scopes, path)
  await send(page)
}

/** A playlist of ada's list that somebody else owns, and does not share. */
async function foreignPlaylist(page: Page): Promise<string> {
  const { items } = await (await page.request.get('/api/spotify/v1/me/playlists?limit=50')).json()
  return items.find(({ owner, collaborative }: Playlist) => owner.id !== 'ada' && !collaborative).id
}

interface Playlist {
  owner: { id: string }
  collaborative: boolean
}

export const sixKindsOf403: Scenario = {
  id: 13,
  title: 'Six kinds of 403',
  audience: ['D'],
  account: 'ada',
  expectedErrors: [/403 \(Forbidden\)/],
  chapters: [
    {
      title: 'A scope is missing',
      narration: 'Spotify would not say which. The deck does, before Spotify is asked.',
      action: async ({ page }) => {
        await signIn(page, 'ada', [], '/explore/get-users-top-artists')
        await page.getByRole('button', { name: 'Send it anyway' }).click()
      },
      expectation: async ({ page }) => {
        await expectRefusal(page, 'insufficient-scope', 'You, by agreeing to it.')
        await expect(answer(page).getByRole('button', { name: 'Ask for this one' })).toBeVisible()
      },
    },
    {
      title: 'Premium is missing',
      narration: 'Commands to the player are for accounts that pay. Reading is for all.',
      action: async ({ page }) => {
        await call(page, 'ben', ['user-modify-playback-state'], '/explore/pause-a-users-playback')
        await page.getByRole('dialog').getByRole('button', { name: 'Send it' }).click()
      },
      expectation: ({ page }) => expectRefusal(page, 'premium-required', 'The holder of this account.'),
    },
    {
      title: 'The owner’s Premium is missing',
      narration: 'The same word, and another who can mend it: whoever the client id belongs to.',
      action: async ({ page, simulator }) => {
        await simulator.changeSettings({ ownerPremium: false })
        await page.goto('/explore/get-current-users-profile')
        await send(page)
      },
      expectation: async ({ page, simulator }) => {
        await expectRefusal(page, 'premium-required', 'The owner of the client id.')
        await simulator.changeSettings({ ownerPremium: true })
      },
    },
    {
      title: 'The account is not on the list',
      narration: 'In development mode sign-in works for everybody, and calls for five. The answer is plain text.',
      action: ({ page }) => call(page, 'dov', ['user-read-private'], '/explore/get-current-users-profile'),
      expectation: async ({ page }) => {
        await expectRefusal(page, 'not-allowlisted', 'The owner of the client id, in Spotify’s developer dashboard.')
        await expect(answer(page).getByRole('button', { name: 'Sign in with another account' })).toBeVisible()
      },
    },
    {
      title: 'It is somebody else’s',
      narration: 'What is in a playlist is for its owner and for those it is shared with.',
      action: async ({ page }) => {
        await signIn(page, 'ada', ['playlist-read-private'])
        await page.goto(`/explore/get-playlists-items?playlist_id=${await foreignPlaylist(page)}`)
        await send(page)
      },
      expectation: ({ page }) => expectRefusal(page, 'not-owner', 'The owner of the playlist.'),
    },
    {
      title: 'The operation is gone',
      narration: 'Forty-eight of them are, for a client id made today. What stands in for this one is a press away.',
      action: async ({ page }) => {
        await page.goto('/explore/get-multiple-artists?ids=1E3JNYWlfVyr7jg8WaKXDE')
        await send(page)
      },
      expectation: async ({ page }) => {
        await expectRefusal(page, 'operation-removed', 'Spotify; extended quota mode still has it.')
        await expect(answer(page).getByRole('link', { name: 'An artist' })).toBeVisible()
      },
    },
    {
      title: 'Nobody knows',
      narration: 'Words that nobody has seen yet are shown as they came.',
      action: async ({ page, simulator }) => {
        const error = { status: 403, message: 'The moon is in the wrong quarter' }
        await simulator.addFault({ match: { path: '/v1/me' }, effect: { status: 403, body: { error } }, times: 1 })
        await page.goto('/explore/get-current-users-profile')
        await send(page)
      },
      expectation: async ({ page }) => {
        await expectRefusal(page, 'forbidden', 'Perhaps the owner of the client id.')
        await expect(answer(page).getByText('Spotify says: The moon is in the wrong quarter')).toBeVisible()
      },
    },
  ],
}
