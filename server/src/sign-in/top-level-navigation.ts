import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether somebody went to this address, as far as the browser says: no prefetch, image, frame or `fetch`. Who sends
 * none of these headers is no browser, or an old one, and is believed.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function isTopLevelNavigation(headers: IncomingHttpHeaders): boolean {
  const { 'sec-fetch-mode': mode = 'navigate', 'sec-fetch-dest': destination = 'document' } = headers
  const purposes = [headers['sec-purpose'], headers.purpose, headers['x-purpose'], headers['x-moz']]
  return (
    mode === 'navigate' &&
    destination === 'document' &&
    !purposes.some((purpose) => /pre(fetch|view|render)/i.test(String(purpose)))
  )
}
