import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test as base } from './fixtures.ts'
import { type ForeignSite, startForeignSite } from './foreign-site.ts'

const scopes = ['user-read-playback-state']

const test = base.extend<{ openForeignSite: (page: string) => Promise<ForeignSite> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures needed from this pattern.
  openForeignSite: async ({}, use) => {
    const sites: ForeignSite[] = []
    await use(async (page) => {
      const site = await startForeignSite(page)
      sites.push(site)
      return site
    })
    for (const site of sites) await site.stop()
  },
})

/** What the browser refuses in this page from its beginning: the directive that forbids it, and what it was about. */
async function watchViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      refused.push(`${effectiveDirective} ${blockedURI}`),
    )
    Object.assign(window, { refused })
  })
  return () => page.evaluate(() => (window as unknown as { refused: string[] }).refused)
}

/** The start page with this markup in it, as if an attacker could write into our HTML; the headers are ours. */
async function openWith(page: Page, markup: string): Promise<void> {
  await page.route('/', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace('</body>', `${markup}</body>`)
    await route.fulfill({ response, body })
  })
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** What ran of what was injected. */
const ran = (page: Page) => page.evaluate(() => Object.keys(window).filter((name) => name.startsWith('ran')))

const origin = 'http://localhost:1'
const site = `${origin}/`
const planted: Record<string, { refused: string; markup: string }> = {
  'a script': { refused: 'script-src-elem inline', markup: '<script>window.ranScript = 1</script>' },
  'a script of another site': {
    refused: `script-src-elem ${site}evil.js`,
    markup: `<script src="${site}evil.js"></script>`,
  },
  'a script as data': {
    refused: 'script-src-elem data',
    markup: '<script src="data:text/javascript,window.ranData=1"></script>',
  },
  'a handler': {
    refused: 'script-src-attr inline',
    markup: '<img src="/nothing.png" alt="" onerror="window.ranHandler = 1">',
  },
  'a style': { refused: 'style-src-elem inline', markup: '<style>body { display: none }</style>' },
  'a style attribute': { refused: 'style-src-attr inline', markup: '<p style="position: fixed">Over all</p>' },
  'a picture that tells another site': {
    refused: `img-src ${site}?stolen`,
    markup: `<img alt="" src="${site}?stolen">`,
  },
  'a frame': { refused: `frame-src ${origin}`, markup: `<iframe title="Elsewhere" src="${site}frame"></iframe>` },
  'an object': {
    refused: `object-src ${origin}`,
    markup: `<object type="text/html" data="${site}object"></object>`,
  },
  'another base': { refused: `base-uri ${site}`, markup: `<base href="${site}">` },
  'an address that is code': {
    refused: 'script-src-elem inline',
    markup: '<a href="javascript:window.ranAddress = 1">Planted</a>',
  },
}

test.describe('what was injected into a page', () => {
  test('does nothing, and the browser says why', async ({ page, simulator: _ }) => {
    const refused = await watchViolations(page)
    await openWith(
      page,
      Object.values(planted)
        .map(({ markup }) => markup)
        .join(''),
    )
    await page.getByRole('link', { name: 'Planted' }).click()
    const told = async () => (await refused()).toSorted()
    await expect.poll(told).toEqual(
      Object.values(planted)
        .map((each) => each.refused)
        .toSorted(),
    )
    expect(await ran(page)).toEqual([])
  })

  test('can’t send anything elsewhere, and no text of it becomes markup or code', async ({
    page,
    openForeignSite,
    simulator: _,
  }) => {
    const { origin } = await openForeignSite('<h1>Elsewhere</h1>')
    const refused = await watchViolations(page)
    await page.goto('/')
    const sent = await page.evaluate(
      (origin) =>
        fetch(`${origin}/?stolen`, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
      origin,
    )
    expect(sent).toBe(false)
    await page.evaluate((action) => {
      const form = Object.assign(document.createElement('form'), { action, method: 'post' })
      document.body.append(form)
      form.submit()
    }, origin)
    await expect.poll(refused).toEqual([`connect-src ${origin}/?stolen`, `form-action ${origin}/`])

    const attempts = await page.evaluate(async (code) => {
      const sinks: Record<string, () => unknown> = {
        markup: () => {
          document.body.innerHTML = `<img src="x" onerror="${code}">`
        },
        handler: () => document.body.setAttribute('onclick', code),
        script: () => document.createElement('script').setAttribute('src', '/theme.js'),
        // biome-ignore lint/security/noGlobalEval: it is what must fail.
        evaluation: () => window.eval(code),
        function: () => new Function(code)(),
        document: () => document.write(`<p>${code}</p>`),
      }
      // In a task of the page’s own: the policy does not bind the code that Playwright evaluates.
      await new Promise((resolve) => setTimeout(resolve))
      const outcome = (sink: () => unknown) => {
        try {
          sink()
          return 'let in'
        } catch (error) {
          return (error as Error).name
        }
      }
      return Object.fromEntries(Object.entries(sinks).map(([name, sink]) => [name, outcome(sink)]))
    }, 'window.ranText = true')
    expect(attempts).toEqual({
      ...{ markup: 'TypeError', handler: 'TypeError', script: 'TypeError', document: 'TypeError' },
      ...{ evaluation: 'EvalError', function: 'EvalError' },
    })
    expect(await ran(page)).toEqual([])
  })
})

test.describe('a page of another site', () => {
  test('can’t show the app in a frame', async ({ page, server, openForeignSite, simulator: _ }) => {
    const site = await openForeignSite(`<iframe src="${server.origin}/account" title="A deck"></iframe>`)
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    await page.goto(site.origin)
    await refused
    expect(page.frames().map((frame) => frame.url())).not.toContain(`${server.origin}/account`)
  })

  test('can’t read, change or sign out in a signed-in browser', async ({
    page,
    server,
    openForeignSite,
    simulator,
  }) => {
    await signIn(page, 'ada', scopes)
    const site = await openForeignSite('<h1>Elsewhere</h1>')
    const elsewhere = await page.context().newPage()
    await elsewhere.goto(site.origin)
    const outcomes = await elsewhere.evaluate(async (server) => {
      const attempt = (path: string, options: RequestInit) =>
        fetch(server + path, { credentials: 'include', ...options }).then(
          (response) => response.type,
          () => 'refused',
        )
      return Promise.all([
        attempt('/api/session', {}),
        attempt('/api/session', { mode: 'no-cors' }),
        attempt('/auth/sign-out', { method: 'POST', headers: { 'x-csrf': '1' } }),
        attempt('/auth/sign-out', { method: 'POST', mode: 'no-cors' }),
        attempt('/api/spotify/v1/me/player/pause', { method: 'PUT', headers: { 'x-csrf': '1' } }),
      ])
    }, server.origin)
    // `opaque` is a refusal that the site may not even read.
    expect(outcomes.filter((outcome) => outcome !== 'refused' && outcome !== 'opaque')).toEqual([])
    expect(await simulator.requests('/v1/me/player/pause')).toEqual([])

    const answer = elsewhere.waitForResponse(`${server.origin}/auth/sign-out`)
    await elsewhere.evaluate((server) => {
      const form = Object.assign(document.createElement('form'), { action: `${server}/auth/sign-out`, method: 'post' })
      document.body.append(form)
      form.submit()
    }, server.origin)
    expect((await answer).status()).toBe(403)
    await page.goto('/account')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect((await page.evaluate(() => fetch('/api/session').then((answer) => answer.json()))).authenticated).toBe(true)
  })

  test('that opened the app, or was opened by it, has no hold of its window', async ({
    page,
    server,
    openForeignSite,
    simulator: _,
  }) => {
    const site = await openForeignSite(`<button onclick="app = window.open('${server.origin}/')">Open</button>`)
    await page.goto(site.origin)
    const opened = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Open' }).click()
    const popup = await opened
    await expect(popup.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await popup.evaluate(() => window.opener)).toBe(null)
    await expect.poll(() => page.evaluate(() => (window as unknown as { app: Window }).app.closed)).toBe(true)
  })
})

test('the session is out of reach of scripts, and the page is built of files alone', async ({
  page,
  context,
  request,
  server,
  simulator: _,
}) => {
  await signIn(page, 'ada', scopes)
  const session = (await context.cookies()).find(({ name }) => name === server.sessionCookie)
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
  expect(await page.evaluate(() => document.cookie)).toBe('')
  const html = await (await request.get('/', { headers: { accept: 'text/html' } })).text()
  expect(html).toMatch(/<script [^>]*src=/)
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|javascript:/i)
})
