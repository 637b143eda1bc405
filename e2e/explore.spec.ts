import { execFileSync } from 'node:child_process'
import { expect, type Page } from '@playwright/test'
import { answerConsent, signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { untilKeysAreHeard } from './keys.ts'
import { PageChecks } from './page-checks.ts'

/** A call that is refused is told of by the browser as well; here it is what was wanted. */
const refused = [/the server responded with a status of 4\d\d/]

const answer = (page: Page) => page.getByRole('region', { name: 'The answer' })
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).first()

test('a call is found by what it is for, filled from the library, sent, and read as a tree', async ({
  page,
  server,
  simulator: _,
}) => {
  const checks = new PageChecks(page, server)
  await signIn(page, 'ada', ['playlist-read-private'], '/explore')
  await untilKeysAreHeard(page)
  await page.keyboard.press('/')
  await page.keyboard.type('cover and description')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'A playlist' })).toBeFocused()

  await send(page).click()
  await expect(page.getByText('The call can’t be made without it.')).toBeVisible()
  await page.getByRole('button', { name: 'Pick playlist_id' }).click()
  await page.getByRole('button', { name: /Everything, Ever/ }).click()
  await expect(page).toHaveURL(/playlist_id=\w{22}$/)
  await expect(page.getByText('This is Everything, Ever, Ada.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(answer(page).getByText('200 OK')).toBeVisible()

  const tree = page.getByRole('tree', { name: 'The answer' })
  const owner = tree.getByRole('treeitem', { name: '"owner"' })
  await owner.click()
  await expect(owner).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(tree.getByRole('treeitem', { level: 3, name: '"display_name": "Ada"' })).toBeVisible()
  await expect(tree.locator(':focus')).toHaveAttribute('aria-level', '3')
  await page.getByRole('searchbox', { name: 'Find in the answer' }).fill('lanterns')
  await page.keyboard.press('Enter')
  await expect(answer(page).getByText(/^items\.items\[\d+\]/)).toBeVisible()
  await page.getByRole('tab', { name: 'Preview' }).click()
  await expect(answer(page).getByRole('link', { name: 'Everything, Ever' })).toBeVisible()
  await checks.checkAccessibility()
  await checks.checkSecrets()
  checks.checkConsole()
})

test('a blocked call asks for its one scope, and is sent by itself after the consent', async ({
  page,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server, refused)
  await signIn(page, 'ada', ['user-read-playback-state'], '/explore/set-volume-for-users-playback?volume_percent=30')
  await expect(page.getByText('It needs user-modify-playback-state, which your grant does not have.')).toBeVisible()
  await page.getByRole('button', { name: 'Send it anyway' }).click()
  await expect(answer(page).getByText('403 · insufficient-scope')).toBeVisible()
  expect(await simulator.requests('/v1/me/player/volume')).toEqual([])
  await checks.checkAccessibility()
  await answer(page).getByRole('button', { name: 'Ask for this one' }).click()
  await answerConsent(page, 'ada', 'approve')
  await expect(answer(page).getByText('204 No Content')).toBeVisible()
  await expect(page).toHaveURL(/volume_percent=30$/)
  expect((await simulator.requests('/v1/me/player/volume')).map(({ status }) => status)).toEqual([204])
  await checks.checkSecrets()
  checks.checkConsole()
})

test('a call that changes something says what first, and sends nothing when it is not agreed to', async ({
  page,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server)
  await signIn(page, 'ada', ['playlist-modify-private'], '/explore/create-playlist?name=Rain&public=false')
  await send(page).click()
  const question = page.getByRole('dialog', { name: 'Create a playlist?' })
  await expect(question).toContainText('{"name":"Rain","public":false}')
  await checks.checkAccessibility()
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(await simulator.requests('/v1/me/playlists')).toEqual([])
  await send(page).click()
  await question.getByRole('button', { name: 'Send it' }).click()
  await expect(answer(page).getByText('201 Created')).toBeVisible()
  await checks.checkSecrets()
  checks.checkConsole()
})

test('the same call with one scope fewer: the fields it added are marked, and signing out forgets the answers', async ({
  page,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server)
  await simulator.changeSettings({ mode: 'extended' })
  await signIn(page, 'ada', ['user-read-private', 'user-read-email'], '/explore/get-current-users-profile')
  await page.getByRole('button', { name: 'Compare', exact: true }).first().click()
  await answer(page).getByRole('button', { name: 'Compare without it: user-read-email' }).click()
  await expect(answer(page).getByText('With it: 1 field more.')).toBeVisible()
  await expect(answer(page).getByRole('treeitem', { name: /^added: "email"/ })).toBeVisible()
  await checks.checkAccessibility()
  await checks.checkSecrets()
  const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('personal:')))
  await expect.poll(kept).toContain('personal:explore.kept')
  await page.goto('/account')
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('See what every Spotify scope unlocks')
  await expect.poll(kept).toEqual([])
  checks.checkConsole()
})

test('a session that ended elsewhere leaves nothing of its account in the tab', async ({
  page,
  server,
  simulator: _,
}) => {
  const checks = new PageChecks(page, server, [/the server responded with a status of 401/])
  await signIn(page, 'ada', ['user-top-read'], '/explore/get-users-top-artists')
  await send(page).click()
  await expect(answer(page).getByText('200 OK')).toBeVisible()
  await page.request.post('/auth/sign-out', { headers: { 'x-csrf': '1' } })
  await send(page).click()
  await expect(page.getByRole('link', { name: /not signed in/ })).toBeVisible()
  await expect(answer(page).getByText('200 OK')).toHaveCount(0)
  await expect
    .poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('personal:'))))
    .toEqual([])
  checks.checkConsole()
})

test('an operation that is gone asks for no scope; one that is answered all the same tells the client’s mode', async ({
  page,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server, refused)
  await signIn(page, 'ada', [], '/explore/remove-tracks-user?ids=2zfcW0LOo4darE84FdPrTS')
  await send(page).click()
  await page.getByRole('button', { name: 'Send it' }).click()
  await expect(answer(page).getByText('403 · operation-removed')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Ask/ })).toHaveCount(0)
  await answer(page).getByRole('link', { name: 'Open “Remove from the library”' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Remove from the library' })).toBeVisible()

  await simulator.changeSettings({ mode: 'extended' })
  await page.goto('/explore/get-available-markets')
  await send(page).click()
  await expect(answer(page).getByText('200 OK')).toBeVisible()
  await expect(page.getByText('this client is in extended quota mode')).toBeVisible()
  await checks.checkAccessibility()
  checks.checkConsole()
})

test('a link brings its form with it, the next page is one press away, and what was sent can be sent again', async ({
  page,
  context,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, 'ada', ['playlist-read-private'], '/explore/get-a-list-of-current-users-playlists?limit=20')
  await expect(page.getByRole('textbox', { name: /limit/ })).toHaveValue('20')
  await send(page).click()
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(answer(page).getByText('21–39 of 39')).toBeVisible()
  await expect(page).toHaveURL(/limit=20&offset=20$/)
  const before = page.getByRole('region', { name: 'Earlier calls' }).getByRole('listitem')
  await expect(before).toHaveCount(2)
  await before
    .last()
    .getByRole('button', { name: /^Send again/ })
    .click()
  await expect(answer(page).getByText('1–20 of 39')).toBeVisible()
  // The address follows in a transition of the router's, and then the form.
  await expect(page).toHaveURL(/limit=20$/)
  await expect(page.getByRole('textbox', { name: /offset/ })).toHaveValue('')
  const code = page.getByRole('region', { name: 'As code', exact: true })
  await expect(code.getByRole('region', { name: 'The call as code' })).toContainText('/v1/me/playlists?limit=20')
  await code.getByRole('button', { name: 'Copy' }).click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toContain(`curl '${server.simulatorOrigin}/v1/me/playlists?limit=20'`)
  expect(await copied()).toContain('Bearer $ACCESS_TOKEN')
  expect(await simulator.requests('/v1/me/playlists')).toHaveLength(3)
  // Against the simulator it runs as it is.
  expect(
    JSON.parse(execFileSync('sh', ['-c', await copied()], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
  ).toMatchObject({
    limit: 20,
    total: 39,
  })
  await checks.checkSecrets()
  checks.checkConsole()
})

test('too many calls: it counts down, and then goes on by itself', async ({ page, server, simulator }) => {
  const checks = new PageChecks(page, server, refused)
  await signIn(page, 'ada', [], '/explore/search?q=rain&type=track')
  const tooMany = { status: 429, message: 'API rate limit exceeded' }
  await simulator.addFault({
    match: { path: '/v1/search' },
    effect: { status: 429, headers: { 'retry-after': '2' }, body: { error: tooMany } },
  })
  await send(page).click()
  await expect(answer(page).getByRole('timer')).toBeVisible()
  await expect(answer(page).getByText('then it carries on')).toBeVisible()
  await simulator.clearFaults()
  await expect(answer(page).getByText('200 OK')).toBeVisible()
  checks.checkConsole()
})

test('on a phone, list and call are two steps', async ({ page, server, simulator: _ }) => {
  const checks = new PageChecks(page, server)
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, 'ada', ['user-top-read'], '/explore')
  await page.getByRole('searchbox', { name: 'Find a call' }).fill('artists you play most')
  const found = page.getByRole('navigation', { name: 'Calls' }).getByRole('link')
  await expect(found).toHaveCount(1)
  await checks.checkAccessibility()
  await found.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Top artists' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Calls' })).toBeHidden()
  await page.getByRole('button', { name: 'Send', exact: true }).last().click()
  await expect(answer(page).getByText('200 OK')).toBeInViewport()
  await checks.checkAccessibility()
  await page.getByRole('link', { name: 'All calls' }).click()
  await expect(page.getByRole('navigation', { name: 'Calls' })).toBeVisible()
  checks.checkConsole()
})

test('the answer is as wide as one likes, tells who sent which header, and shows its own messages; a body can be typed as JSON', async ({
  page,
  server,
  simulator: _,
}) => {
  const checks = new PageChecks(page, server)
  await page.setViewportSize({ width: 1440, height: 900 })
  const scopes = ['playlist-read-private', 'playlist-modify-private', 'playlist-modify-public']
  await signIn(page, 'ada', scopes, '/explore/create-playlist?name=Rain')

  await test.step('wider by keys, and remembered', async () => {
    const edge = page.getByRole('separator', { name: 'Width of the answer' })
    const width = async () => (await answer(page).boundingBox())?.width ?? 0
    const before = await width()
    expect(before).toBeGreaterThan(400)
    await edge.focus()
    await page.keyboard.press('PageUp')
    await expect(edge).toHaveAttribute('aria-valuenow', '68')
    await expect.poll(width).toBeGreaterThan(before + 50)
    await page.reload()
    await expect(edge).toHaveAttribute('aria-valuenow', '68')
    await edge.dblclick()
    await expect(edge).toHaveAttribute('aria-valuenow', '58')
  })

  await test.step('a body that is wrong is told of and not sent', async () => {
    await page.getByRole('button', { name: 'Body as JSON' }).click()
    const body = page.getByRole('textbox', { name: 'body' })
    await expect(body).toHaveValue('{\n  "name": "Rain"\n}')
    await body.fill('{"name": "Rain", "public": no}')
    await expect(page.getByText('This is not JSON in line 1, column 28.')).toBeVisible()
    await checks.checkAccessibility()
    await send(page).click()
    await expect(body).toBeFocused()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await body.fill('{"name": "Rain", "public": false}')
    await expect(page).toHaveURL(/name=Rain&public=false$/)
    await page.getByRole('button', { name: 'Body as fields' }).click()
    await expect(page.getByRole('combobox', { name: /public/ })).toHaveValue('false')
  })

  await test.step('the answer, its headers, and its messages', async () => {
    await send(page).click()
    await page.getByRole('button', { name: 'Send it' }).click()
    await expect(answer(page).getByText('201 Created')).toBeVisible()
    await page.getByRole('tab', { name: 'Headers' }).click()
    await expect(answer(page).getByText('application/json; charset=utf-8')).toBeVisible()
    await expect(answer(page).getByText('x-scopes-granted')).toBeHidden()
    await answer(page).getByText('headers of this app’s own server').click()
    await expect(answer(page).getByText('x-scopes-granted')).toBeVisible()
    await answer(page).getByRole('button', { name: 'Its messages in the flow' }).click()
    const messages = answer(page).getByRole('listbox', { name: 'Messages, oldest first' })
    await expect(messages.getByRole('option')).toHaveCount(2)
    await messages.getByRole('option', { name: /POST \/v1\/me\/playlists, BFF to Web API, 201/ }).click()
    await expect(answer(page).getByRole('heading', { name: 'The BFF calls the Web API' })).toBeVisible()
    await checks.checkAccessibility()
  })

  await test.step('earlier calls are found by what was in their form', async () => {
    for (const limit of [1, 2, 3]) {
      await page.goto(`/explore/get-a-list-of-current-users-playlists?limit=${limit}`)
      await send(page).click()
      await expect(answer(page).getByText('200 OK')).toBeVisible()
    }
    const earlier = page.getByRole('region', { name: 'Earlier calls' })
    await expect(earlier.getByRole('listitem')).toHaveCount(4)
    await earlier.getByRole('searchbox').fill('name=rain')
    await expect(earlier.getByRole('listitem')).toHaveCount(1)
    await earlier.getByRole('searchbox').fill('(nothing?')
    await expect(earlier.getByText('No earlier call has “(nothing?” in it.')).toBeVisible()
  })
  await checks.checkSecrets()
  checks.checkConsole()
})
