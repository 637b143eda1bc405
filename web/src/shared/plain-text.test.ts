import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test.each([
  ['It&#x27;s here &amp; now', "It's here & now"],
  ['&quot;Best of&quot; &#39;90s &#x2F; 00s', '"Best of" \'90s / 00s'],
  ['caf&eacute;&nbsp;&hellip; &rsquo;n&rsquo; roll &mdash; &copy;', 'café … ’n’ roll — ©'],
  ['&#233; &#xE9; &#146; &#128512; &#x1F600;', 'é é ’ 😀 😀'],
  ['&#0; &#xD800; &#x110000; &#99999999;', '\ufffd \ufffd \ufffd \ufffd'],
  ['AT&T & R&B &unknown; &', 'AT&T & R&B &unknown; &'],
  ['&AMP &amp without an end', '& & without an end'],
  ['&amp;amp; stays once escaped', '&amp; stays once escaped'],
  ['<b>Bold</b> and <a href="https://a.example/?a=1>2">a link</a>', 'Bold and a link'],
  ['One<br>Two<br/>Three<p>Four</p><p>Five</p>', 'One Two Three Four Five'],
  ['I <3 you, 1 < 2 > 0', 'I <3 you, 1 < 2 > 0'],
  ['&lt;b&gt;not bold&lt;/b&gt;', '<b>not bold</b>'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
  ['a<script>alert(1)</script>b<style>p{}</style>c<!-- d -->e', 'a b c e'],
  ['a<script>alert(1)', 'a'],
  ['cut in the middle <a href="x', 'cut in the middle'],
  ['  many \n\n spaces\t', 'many spaces'],
])('%j reads %j', async (html, expected) => {
  expect(await plainText(html)).toBe(expected)
})

test.each(['', ' ', '<p></p>', '&nbsp;', '&#x200B;', '<img src=x onerror=alert(1)>'])(
  '%j has nothing to read',
  async (html) => {
    expect(await plainText(html)).toBeUndefined()
  },
)

test('a description made to be slow is read in a moment', async () => {
  const started = performance.now()
  for (const text of ['<a "', '<a \'"', '&#', '<!--', '<script', '&amp'].map((part) => part.repeat(100_000)))
    await plainText(text)
  expect(performance.now() - started).toBeLessThan(2_000)
})
