import fc from 'fast-check'
import { expect } from 'vitest'
import { test } from '../harness/fixtures.ts'
import { localUrl } from '../harness/open-app.ts'

const html = { accept: 'text/html' }
const segments = [
  ...['auth', 'api', 'healthz', 'readyz', 'metrics', 'problem-page.css', 'mark.svg', 'theme.js', 'assets', 'problems'],
  ...[
    '%61uth',
    'ap%69',
    '%68ealthz',
    'AUTH',
    'apiary',
    'authors',
    'player',
    'playlists',
    'explore',
    'scopes',
    'denied',
  ],
  ...[
    'sign-in',
    'sign-out',
    'callback',
    'session',
    'sessions',
    'spotify',
    'v1',
    'me',
    'csrf',
    '..',
    '.',
    '%2e%2e',
    'x',
    '',
  ],
]
const path = fc
  .tuple(
    fc.array(fc.constantFrom(...segments), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '?scope=a', '?returnTo=/auth/sign-in', '#top'),
  )
  .map(([parts, rest]) => `/${parts.join('/')}${rest}`)

test('a sign-in ends at a page, or else at the start: never at an address that answers a program', async ({
  startApp,
}) => {
  const app = await startApp()
  const browser = app.browser()
  const endOf = async (returnTo: string) => {
    const request = await browser.begin({ returnTo })
    const denied = `/auth/callback?error=access_denied&state=${request.searchParams.get('state')}`
    const { location } = await browser.get(denied)
    return new URL(location, localUrl).searchParams.get('returnTo') ?? ''
  }
  const isPage = async (address: string) => {
    const { status, headers } = await browser.get(address.split('#')[0] ?? '', { headers: html })
    return /^(200|404)$/.test(String(status)) && String(headers['content-type']).startsWith('text/html')
  }
  await fc.assert(
    fc.asyncProperty(path, async (wanted) => {
      const end = await endOf(wanted)
      expect([wanted, end, await isPage(end)]).toEqual([wanted, end, true])
      const { pathname, search, hash } = new URL(wanted.startsWith('//') ? '/' : wanted, localUrl)
      const tidy = pathname.startsWith('//') ? '/' : pathname + search + hash
      expect([wanted, end]).toEqual([wanted, (await isPage(tidy)) ? tidy : '/'])
    }),
    { seed: 10, numRuns: 250 },
  )
})

test.for([
  '/auth/sign-in',
  '/auth/sign-out',
  '/auth/callback?code=c&state=s',
  '/auth',
  '/api/session',
  '/api/spotify/v1/me',
  '/api/nothing',
  '/healthz',
  '/readyz',
  '/metrics',
  '/problem-page.css',
  '/theme.js',
  '/assets/index.js',
])('%s is no page: the sign-in ends at the start', async (returnTo, { startApp }) => {
  const app = await startApp()
  expect((await app.browser().signIn({ returnTo })).location).toBe('/')
})

test.for(['/', '/playlists?sort=name#top', '/problems/csrf', '/apiary', '/authors/1', '/simulator', '/nowhere/at/all'])(
  '%s is a page: the sign-in ends there',
  async (returnTo, { startApp }) => {
    const app = await startApp()
    expect((await app.browser().signIn({ returnTo })).location).toBe(returnTo)
  },
)
