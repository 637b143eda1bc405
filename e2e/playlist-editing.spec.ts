import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { PageChecks } from './page-checks.ts'

const scopes = ['playlist-read-private', 'playlist-modify-public', 'playlist-modify-private']

interface Entry {
  item: { name: string } | null
}

const rowAt = (page: Page, number: number) => page.getByRole('grid').getByRole('row').nth(number)

/** Opens a playlist of 64 songs to edit it. @returns its address below `/v1` */
async function openToEdit(page: Page): Promise<string> {
  await page.getByRole('link', { name: /Slow mornings/ }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(rowAt(page, 1)).toBeVisible()
  return new URL(page.url()).pathname
}

/** The first songs of a playlist, as the simulator has them now. */
async function firstSongs(page: Page, path: string, count = 6): Promise<string[]> {
  const response = await page.request.get(`/api/spotify/v1${path}/items?limit=${count}`)
  const { items }: { items: Entry[] } = await response.json()
  return items.map(({ item }) => item?.name ?? '')
}

/** Moves a song as another tab of the account would. */
async function moveElsewhere(page: Page, path: string, move: Record<string, number>): Promise<void> {
  await page.request.put(`/api/spotify/v1${path}/items`, { data: move, headers: { 'x-csrf': '1' } })
}

test('rows are chosen, removed, moved, taken back and done again by keys and by dragging', async ({
  page,
  server,
  simulator: _,
}) => {
  const checks = new PageChecks(page, server)
  await signIn(page, 'ada', scopes, '/playlists')
  const path = await openToEdit(page)
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = await firstSongs(page, path)
  const songs = () => firstSongs(page, path)

  await rowAt(page, 1).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(page.getByText('2 songs removed')).toBeVisible()
  await expect(rowAt(page, 2)).toBeFocused()
  await expect.poll(async () => (await songs()).slice(0, 4)).toEqual([c, d, e, f])
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(songs).toEqual([a, b, c, d, e, f])

  await rowAt(page, 1).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByText(`“${a}” moved to 2 of 64`)).toBeAttached()
  await expect(rowAt(page, 2)).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(songs).toEqual([b, c, a, d, e, f])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(songs).toEqual([a, b, c, d, e, f])
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(songs).toEqual([b, a, c, d, e, f])

  await rowAt(page, 1).hover()
  const [from, to] = [await rowAt(page, 1).boundingBox(), await rowAt(page, 4).boundingBox()]
  await page.mouse.move((from?.x ?? 0) + 12, (from?.y ?? 0) + 27)
  await page.mouse.down()
  await page.mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + 40, { steps: 4 })
  await page.mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + 52)
  await page.mouse.up()
  await expect.poll(songs).toEqual([a, c, d, b, e, f])

  await page.keyboard.press('Control+a')
  await expect(page.getByText('64 selected')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible()
  await expect(rowAt(page, 4)).toContainText(b)
  checks.checkConsole()
})

test('another tab, a refusal and a failure: nothing is lost, and nothing is made twice', async ({
  page,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server, [/status of (403|503)/])
  await signIn(page, 'ada', scopes, '/playlists')
  const path = await openToEdit(page)
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = await firstSongs(page, path)
  const songs = () => firstSongs(page, path, 5)

  await moveElsewhere(page, path, { range_start: 3, insert_before: 0 })
  await rowAt(page, 2).focus()
  const remove = async () => {
    await page.keyboard.press('Space')
    await page.keyboard.press('Delete')
  }
  await remove()
  await expect(page.getByText('Someone else changed this playlist meanwhile: 1 song moved.')).toBeVisible()
  expect(await songs()).toEqual([d, a, b, c, e])
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(songs).toEqual([d, a, c, e, f])
  await expect(rowAt(page, 1)).toContainText(d)

  await simulator.addFault({ match: { method: 'DELETE', path: '/v1/playlists' }, effect: { status: 403 }, times: 1 })
  await rowAt(page, 1).focus()
  await remove()
  await expect(page.getByText(/^Spotify refused it/)).toBeVisible()
  await expect(rowAt(page, 1)).toContainText(d)

  await simulator.addFault({ match: { method: 'DELETE', path: '/v1/playlists' }, effect: { status: 503 }, times: 1 })
  await rowAt(page, 1).focus()
  await remove()
  await expect(page.getByText('Not everything is saved')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(async () => (await songs()).slice(0, 4)).toEqual([a, c, e, f])
  checks.checkConsole()
  await checks.checkAccessibility()
})
