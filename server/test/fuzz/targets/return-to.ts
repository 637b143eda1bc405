import assert from 'node:assert/strict'
import fc from 'fast-check'
import { localUrl } from '../../harness/open-app.ts'
import { attack, type Target } from '../target.ts'
import { anyText, queryOf } from '../texts.ts'

const segment = fc.string({ unit: fc.constantFrom(..."abcABC019-._~!$'()*,;:@é"), minLength: 1, maxLength: 8 })
/** What nobody could take for anything else than a path of ours. */
const plainPath = fc
  .tuple(
    fc.array(segment, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '?sort=name', '?a=b&c=d'),
    fc.constantFrom('', '#top'),
  )
  .map(([segments, search, hash]) => `/${segments.join('/')}${search}${hash}`)
  .filter((path) => !/\/\.{1,2}(\/|\?|#|$)/.test(path))

const wanted = fc.oneof(
  { weight: 6, arbitrary: anyText },
  { weight: 4, arbitrary: anyText.map((text) => `/${text}`) },
  { weight: 2, arbitrary: plainPath },
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
)

/** Whoever signs in ends at their own page, or at ours: never at somebody else's. */
export const returnTo: Target = {
  name: 'returnTo',
  share: 20,
  async prepare(harness) {
    const { origin } = new URL(localUrl)
    return attack(harness, fc.array(wanted, { minLength: 1, maxLength: 2 }), async (values) => {
      const browser = harness.app.browser()
      const begun = await harness.send(browser, `/auth/sign-in?${queryOf(values.map((text) => ['returnTo', text]))}`)
      if (begun.status === 431) return
      assert.equal(begun.status, 302)
      const { location } = await harness.send(browser, await harness.consent(begun.location), { crossSite: true })
      const target = new URL(location, `${localUrl}/auth/callback`)
      assert.equal(target.origin, origin)
      // Not by the parser alone: nothing may read it as anything but a path.
      assert.match(location, /^\/(?![/\\])[\x21-\x7e]*$/)
      const [text = ''] = values.map((value) => value.toWellFormed())
      if (values.length === 1 && isPlain(text)) assert.equal(location, pageAt(new URL(text, origin)))
    })
  },
}

/** The folders in which the server answers programs; no sign-in ends there. */
const folders = /^\/(auth|api|healthz|readyz|metrics)(\/|$)/

const pageAt = ({ pathname, search, hash }: URL) => (folders.test(pathname) ? '/' : pathname + search + hash)

/** Its parser would not have to guess, and it is not too long to be kept. */
const isPlain = (text: string) =>
  /^\/[\w!$'()*,;:@é~-][\w!$'()*,;:@é~/-]{0,200}(\?[\w=&]*)?(#\w*)?$/.test(text) && !text.includes('//')
