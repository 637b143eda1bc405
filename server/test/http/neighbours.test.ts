import { describe, expect } from 'vitest'
import { cookieNames } from '../../contract/cookies.ts'
import { test } from '../harness/fixtures.ts'
import { localUrl, neighbourUrl, publicUrl } from '../harness/open-app.ts'

const scopes = ['playlist-read-private']

describe('two servers on one host, in one browser', () => {
  test.for([
    ['by their ports', {}, { PUBLIC_URL: neighbourUrl }],
    ['by SESSION_COOKIE over http', { SESSION_COOKIE: 'one' }, { SESSION_COOKIE: 'two' }],
    [
      'by SESSION_COOKIE over https',
      { PUBLIC_URL: publicUrl },
      { PUBLIC_URL: publicUrl, SESSION_COOKIE: '__Host-two' },
    ],
  ] as const)('keep their cookies apart %s', async ([, one, two], { startApp }) => {
    const [first, second] = [await startApp({ ...one }), await startApp({ ...two })]
    const here = first.browser()
    const there = second.browser()
    const share = () => {
      here.carrying(there)
      there.carrying(here)
    }
    const begunHere = await here.begin({ scopes })
    share()
    const begunThere = await there.begin({ scopes })
    share()
    await here.comeBack(await here.visitConsent(begunHere, { account: 'ada' }))
    share()
    await there.comeBack(await there.visitConsent(begunThere, { account: 'ben' }))
    share()
    expect(await here.session()).toMatchObject({ account: { id: 'ada' } })
    expect(await there.session()).toMatchObject({ account: { id: 'ben' } })
    await there.act('POST', '/auth/sign-out')
    expect(await here.session()).toMatchObject({ account: { id: 'ada' } })
  })
})

test('whatever other programs on this host have called `session` does not matter', async ({ startApp }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes })
  const cookie = `session=s%3Aexpress.signature; connect.sid=x; ${ada.sessionCookie}; session=again`
  const headers = { cookie }
  expect((await app.browser().get('/api/session', { headers })).json()).toMatchObject({ account: { id: 'ada' } })
})

test('a session’s cookie that a neighbour planted gives its account nothing of the open page', async ({ startApp }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes: ['user-library-modify'] })
  const { accountMark } = await ada.session()
  ada.carrying(await app.signIn({ scopes: ['user-library-modify'], account: 'ben' }))
  const save = '/me/library?uris=spotify:track:4uLU6hMCjMI75M1A2tKUQC'
  const answer = await ada.call(save, { method: 'PUT', headers: { 'x-account': String(accountMark) } })
  expect([answer.status, answer.json().code]).toEqual([409, 'another-account'])
})

test('the names are those of the table', async ({ startApp }) => {
  for (const settings of [{}, { PUBLIC_URL: publicUrl }, { SESSION_COOKIE: 'deck' }] as Record<string, string>[]) {
    const app = await startApp(settings)
    const browser = app.browser()
    await browser.begin()
    const names = cookieNames(settings.PUBLIC_URL ?? localUrl, settings.SESSION_COOKIE)
    expect([...browser.cookies.keys()].map((name) => name.slice(0, names.pendingAuthorization.length))).toEqual([
      names.pendingAuthorization,
    ])
    await browser.signIn()
    expect([...browser.cookies.keys()]).toContain(names.session)
  }
})
