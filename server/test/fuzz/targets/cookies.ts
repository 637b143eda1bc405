import assert from 'node:assert/strict'
import fc from 'fast-check'
import { cookieNames } from '../../../contract/cookies.ts'
import type { Browser } from '../../harness/browser.ts'
import { localUrl, openApp, settingsFor } from '../../harness/open-app.ts'
import type { Harness } from '../harness.ts'
import { attack, type Target } from '../target.ts'
import { anyText, headerText } from '../texts.ts'

/**
 * Real cookies, to be spoilt: one to hit, one of somebody else, one of another server, and one of a sign-in under way.
 */
interface Material {
  good: string
  others: string
  strange: string
  pending: string
}

interface Case {
  header: string
  /** It still holds the one good cookie, and no second one of that name. */
  isGood: boolean
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%+/=;.'
const letter = fc.constantFrom(...letters)
const { session: name, pendingAuthorization } = cookieNames(localUrl)

/** Pairs of other names, which change nothing. */
const company = fc
  .array(
    fc.constantFrom(
      'a=b',
      `${name}2=x`,
      `${name.slice(0, -1)}=n`,
      `${pendingAuthorization}x=y`,
      `x${name}=`,
      'session=x',
      '=',
      'session',
      'é=☃',
    ),
    {
      maxLength: 6,
    },
  )
  .map((pairs) => headerText(pairs.join('; ')))

/** Every way in which the one good cookie is no longer itself. */
const spoilt = ({ good, others, strange, pending }: Material): fc.Arbitrary<string> => {
  const at = fc.nat({ max: good.length - `${name}=`.length - 1 }).map((index) => index + `${name}=`.length)
  const value = good.slice(`${name}=`.length)
  return fc.oneof(
    fc
      .tuple(at, letter)
      .map(([index, by]) => good.slice(0, index) + (good[index] === by ? '!' : by) + good.slice(index + 1)),
    at.map((index) => good.slice(0, index)),
    fc
      .tuple(at, fc.integer({ min: 1, max: 9 }))
      .map(([index, count]) => good.slice(0, index) + good.slice(index + count)),
    fc
      .string({ unit: fc.constantFrom(...letters.replace(';', '')), minLength: 1, maxLength: 20 })
      .map((more) => good + more),
    at.map((index) => good.slice(0, index + 1) + others.slice(index + 1)),
    at.map((index) => good.slice(0, index) + encodeHex(good[index] ?? 'A') + good.slice(index + 1)),
    company.map((between) => `${good}; ${between}; ${good}`),
    anyText.map((text) => `${good}; ${name}=${headerText(text)}`),
    anyText.map((text) => `${name}=${headerText(text)}; ${good}`),
    fc.constantFrom(
      `S${name.slice(1)}=${value}`,
      `__Host-Http-session=${value}`,
      `${name}\t=${value}x`,
      `"${name}"=${value}`,
      `${name}="${value}"`,
    ),
    fc.constantFrom(
      strange,
      `${name}=${pending.split('=')[1]}`,
      `${name}=${value.split('%3B')[0]}`,
      `${name}=${value.toLowerCase()}`,
    ),
    anyText.map((text) => `${name}=${headerText(text)}`),
    fc.integer({ min: 100, max: 20_000 }).map((length) => `${name}=${'A'.repeat(length)}`),
    fc.tuple(letter, fc.integer({ min: 1, max: 9000 })).map(([name, count]) => `${name}=x; `.repeat(count)),
  )
}

const encodeHex = (character: string) => `%${character.charCodeAt(0).toString(16)}`

const cases = (material: Material): fc.Arbitrary<Case> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: spoilt(material).map((header) => ({
        header,
        isGood: [material.good, material.others].includes(header),
      })),
    },
    fc
      .tuple(company, company)
      .map(([before, after]) => ({ header: `${before}; ${material.good}; ${after}`, isGood: true })),
  )

const targets = [
  ['GET', '/api/session'],
  ['GET', '/api/spotify/v1/me'],
  ['GET', '/auth/sign-in'],
  ['GET', '/auth/callback?code=c&state=s'],
  ['POST', '/auth/refresh'],
  ['DELETE', '/api/sessions'],
] as const

export const cookies: Target = {
  name: 'cookies',
  share: 20,
  async prepare(harness) {
    const browser = harness.app.browser()
    const material = await gather(harness)
    const one = fc.record({ cookie: cases(material), target: fc.constantFrom(...targets) })
    return attack(harness, one, async ({ cookie: { header, isGood }, target: [method, url] }) => {
      const headers = { cookie: header, 'x-csrf': '1' }
      if (!isGood) await strike(harness, browser, method, url, headers)
      const { status, text } = await harness.send(deckless(browser), '/api/session', { headers })
      if (status === 431) return assert(header.length > 14_000)
      assert.equal(JSON.parse(text).authenticated, isGood)
    })
  },
}

async function strike(
  harness: Harness,
  browser: Browser,
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  headers: Record<string, string>,
) {
  const before = harness.tokenCalls()
  const { status, setCookies } = await harness.send(deckless(browser), url, { method, headers })
  assert(
    status === 431 ||
      url === '/api/session' ||
      status === (url === '/auth/sign-in' ? 302 : url.includes('callback') ? 400 : 401),
    `${status}`,
  )
  assert.deepEqual(
    setCookies.filter((line) => line.startsWith(`${name}=`) && !line.includes('Max-Age=0')),
    [],
  )
  assert.equal(harness.tokenCalls(), before)
}

/** What it kept from before must not come along. */
function deckless(browser: Browser): Browser {
  browser.cookies.clear()
  return browser
}

async function gather({ app, simulator, approve, consent, signIn }: Harness): Promise<Material> {
  const elsewhere = await openApp(settingsFor(simulator.origin))
  const stranger = elsewhere.browser()
  await stranger.comeBack(await consent((await stranger.begin()).href))
  await elsewhere.close()
  const leaving = app.browser()
  await approve(leaving)
  const [good, others] = [(await signIn()).sessionCookie, (await signIn()).sessionCookie]
  return { good, others, strange: stranger.sessionCookie, pending: leaving.cookieHeader() }
}
