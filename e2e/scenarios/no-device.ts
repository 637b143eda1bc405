import { expect } from '@playwright/test'
import { signIn } from '../consent.ts'
import type { Scenario } from './scenario.ts'

export const noDevice: Scenario = {
  id: 14,
  title: 'No device, and it still works',
  audience: ['E'],
  account: 'ada',
  prepare: (simulator) => simulator.changeAccount('ada', { devices: [{ id: 'study', name: 'Study speaker' }] }),
  expectedErrors: [/404 \(Not Found\).*\/me\/player\/play/],
  chapters: [
    {
      title: 'Nothing plays anywhere',
      narration: 'Spotify sends commands to a device, and none is active.',
      action: ({ page }) =>
        signIn(
          page,
          'ada',
          ['user-read-playback-state', 'user-modify-playback-state', 'playlist-read-private'],
          '/playlists',
        ),
      expectation: ({ page }) => expect(page.getByRole('link', { name: /Everything, Ever/ })).toBeVisible(),
    },
    {
      title: 'Play',
      narration: 'The command does not fail: it asks where.',
      action: async ({ page }) => {
        await page.getByRole('link', { name: /Everything, Ever/ }).click()
        await page.getByRole('button', { name: 'Play Everything, Ever' }).click()
      },
      expectation: ({ page }) =>
        expect(page.getByRole('dialog').getByRole('button', { name: /Study speaker/ })).toBeVisible(),
    },
    {
      title: 'Choose a device',
      narration: 'The command goes there and completes.',
      action: ({ page }) =>
        page
          .getByRole('dialog')
          .getByRole('button', { name: /Study speaker/ })
          .click(),
      expectation: async ({ page, simulator }) => {
        await expect(page.getByRole('region', { name: 'Player' }).getByRole('button', { name: /^Pause/ })).toBeVisible()
        await expect(
          page.getByRole('region', { name: 'Player' }).getByText(await simulator.playing('ada')),
        ).toBeVisible()
      },
    },
  ],
}
