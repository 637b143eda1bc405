import type { IncomingHttpHeaders } from 'node:http'

const purposeHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']

/**
 * Whether somebody went to this address, as far as the browser says: no prefetch, image, frame or `fetch`. Who says
 * neither where the answer is for nor who asks is no browser, or an old one, and is believed; Node's `fetch` tells a
 * mode and nothing else.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function isTopLevelNavigation(headers: IncomingHttpHeaders): boolean {
  if (purposeHeaders.some((name) => /pre(fetch|view|render)/i.test(String(headers[name])))) return false
  const { 'sec-fetch-site': site, 'sec-fetch-dest': destination } = headers
  if (site === undefined && destination === undefined) return true
  const { 'sec-fetch-mode': mode = 'navigate' } = headers
  return mode === 'navigate' && (destination ?? 'document') === 'document'
}
