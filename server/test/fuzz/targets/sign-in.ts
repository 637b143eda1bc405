import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isScope, scopes } from '../../../contract/scopes.ts'
import { attack, type Target } from '../target.ts'
import { anyText, headerText, queryOf } from '../texts.ts'

const scopeText = fc.oneof(
  fc.shuffledSubarray([...scopes]).map((some) => some.join(' ')),
  fc.array(fc.oneof(fc.constantFrom(...scopes), anyText), { maxLength: 5 }).map((some) => some.join(' ')),
  anyText,
)
const pair = fc.oneof(
  { weight: 3, arbitrary: scopeText.map((text) => ['scope', text] as const) },
  { weight: 2, arbitrary: anyText.map((text) => ['returnTo', text] as const) },
  fc.oneof(fc.constantFrom('true', 'false', '1'), anyText).map((text) => ['show_dialog', text] as const),
  fc.tuple(fc.constantFrom('redirect_uri', 'client_id', 'state', 'response_type', 'code_challenge'), anyText),
  fc.tuple(anyText, anyText),
)
const names = [
  'x-forwarded-host',
  'x-forwarded-proto',
  'forwarded',
  'origin',
  'referer',
  'accept',
  'user-agent',
  'x-original-url',
  'x-rewrite-url',
]
const values = fc.oneof(
  anyText.map(headerText),
  fc.constantFrom('evil.example', 'https', 'text/html', 'null', 'host=evil.example'),
)
const header = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...names), values) },
  fc.tuple(
    fc.constant('host'),
    fc.constantFrom('evil.example', 'evil.example:8888', 'localhost', '127.0.0.1.evil.example'),
  ),
)

/** Whatever is asked, the browser is sent where the settings say with exactly what the catalogue has, or nowhere. */
export const signIn: Target = {
  name: 'sign-in',
  share: 10,
  async prepare(harness) {
    const visit = fc.record({ pairs: fc.array(pair, { maxLength: 5 }), headers: fc.array(header, { maxLength: 3 }) })
    return attack(harness, visit, async ({ pairs, headers }) => {
      const browser = harness.app.browser()
      const answer = await harness.send(browser, `/auth/sign-in?${queryOf(pairs)}`, {
        headers: Object.fromEntries(headers),
      })
      if (answer.status !== 302) {
        assert([400, 431].includes(answer.status), `${answer.status}`)
        return assert.deepEqual(answer.setCookies, [])
      }
      const asked = new Set(
        pairs.filter(([name]) => name === 'scope').flatMap(([, text]) => text.split(' ').filter(Boolean)),
      )
      const { searchParams } = new URL(answer.location)
      const sent = (searchParams.get('scope') ?? '').split(' ').filter(Boolean)
      assert.deepEqual(new Set(sent), asked)
      assert(sent.every(isScope))
      assert.equal(browser.cookies.size, 1)
    })
  },
}
