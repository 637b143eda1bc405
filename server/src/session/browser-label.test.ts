import fc from 'fast-check'
import { expect, test } from 'vitest'
import { browserLabel } from './browser-label.ts'

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0'
const safari = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  ['Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  ['Firefox on Android', 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'],
  [
    'Firefox on iPhone',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${safari} FxiOS/140.0 Mobile Safari/605`,
  ],
  ['Chrome on Windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`],
  ['Chrome on Android', `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`],
  ['Chrome on iPad', `Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) ${safari} CriOS/140.0 Mobile/15E148 Safari/604.1`],
  ['Chrome on ChromeOS', `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chrome} Safari/537.36`],
  ['Chrome on Linux', `Mozilla/5.0 (X11; Linux x86_64) ${chrome.replace('Chrome', 'HeadlessChrome')} Safari/537.36`],
  ['Edge on Windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/140.0.0.0`],
  ['Opera on macOS', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${chrome} Safari/537.36 OPR/120.0.0.0`],
  ['Samsung Internet on Android', `Mozilla/5.0 (Linux; Android 10; K) SamsungBrowser/28.0 ${chrome} Mobile Safari/537`],
  ['Safari on macOS', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${safari} Version/18.5 Safari/605.1.15`],
  ['Safari on iPhone', `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${safari} Version/18.5 Safari/604.1`],
  ['A script', 'curl/8.14.1'],
  ['A script', 'node'],
  ['A browser on Linux', 'Something/1.0 (Linux)'],
  ['A browser', 'Lynx/2.9'],
  ['A browser', ''],
])('%s', (words, userAgent) => {
  expect(browserLabel({ 'user-agent': userAgent })).toBe(words)
})

test('client hints name a browser whose user agent names another one', () => {
  const headers = {
    'user-agent': `Mozilla/5.0 (X11; Linux x86_64) ${chrome} Safari/537.36`,
    'sec-ch-ua': '"Brave";v="140", "Chromium";v="140", "Not=A?Brand";v="24"',
    'sec-ch-ua-platform': '"macOS"',
  }
  expect(browserLabel(headers)).toBe('Brave on macOS')
})

test('a request without these headers comes from “A browser”', () => {
  expect(browserLabel({})).toBe('A browser')
})

test('every word of the label is ours, whatever the headers say', () => {
  const ours =
    /^(?:A browser|A script|[A-Z][A-Za-z ]{3,15})(?: on (?:iPhone|iPad|Android|ChromeOS|Windows|macOS|Linux))?$/
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('Chrome/', '"Brave"', 'Android', 'X11', '<b>', '\n'),
  )
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), (agent, hints) => {
      const words = browserLabel({ 'user-agent': agent.join(' '), 'sec-ch-ua': hints.join(' ') })
      return ours.test(words)
    }),
  )
})
