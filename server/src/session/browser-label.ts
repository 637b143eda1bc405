import type { IncomingHttpHeaders } from 'node:http'
import type { StoredSession } from '../store/session-store.ts'
import type { Keys } from './keys.ts'
import { openText, sealText } from './sealed-text.ts'

type NameRule = readonly [name: string, pattern: RegExp]

/**
 * The first match counts. Most browsers also name Chrome and Safari, so those two come late. Brave and DuckDuckGo name
 * themselves only in their client hints.
 */
const browsers: readonly NameRule[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|OPX|OPT|Opera)\//],
  ['Brave', /"Brave"/],
  ['DuckDuckGo', /"DuckDuckGo"|\b(?:DuckDuckGo|Ddg)\//],
  ['Vivaldi', /\bVivaldi\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Yandex Browser', /\bYaBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|HeadlessChrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
  ['A script', /\b(?:curl|Wget|HTTPie|PostmanRuntime|python-requests|Go-http-client|okhttp|axios|undici|node)\b/],
]

/** The first match counts here too: Android also says Linux, and an iPhone says “like Mac OS X”. */
const systems: readonly NameRule[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b|"Chrom(?:e|ium) OS"/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b|"macOS"/],
  ['Linux', /\b(?:Linux|X11)\b/],
]

/** The label of a browser that does not name itself, or that is not in the tables above. */
const unknownBrowser = 'A browser'

/**
 * The browser of a request in words, for the list of an account's sessions: “Firefox on Linux”. The headers can be forged,
 * so nothing is decided by it. Every word is from our tables, so no text that a browser sent is stored or shown.
 * @see RFC 9110 §10.1.5, https://wicg.github.io/ua-client-hints/
 */
export function browserLabel(headers: IncomingHttpHeaders): string {
  const text = ['sec-ch-ua', 'sec-ch-ua-platform', 'user-agent']
    .map((name) => String(headers[name] ?? '').slice(0, 512))
    .join(' ')
  const nameIn = (rules: readonly NameRule[]) => rules.find(([, pattern]) => pattern.test(text))?.[0]
  const system = nameIn(systems)
  const browser = nameIn(browsers) ?? unknownBrowser
  return system ? `${browser} on ${system}` : browser
}

/**
 * Seals a label under a key of the server's, so that the account's other sessions can read it. They can't open the body:
 * its key is in the session's own cookie.
 */
export const sealLabel = (label: string, [key]: Keys, id: string): Uint8Array => sealText(label, key, id)

/** @returns `A browser` when the label's key is gone, or when an earlier release made the session without a label */
export function readLabel({ label, id }: StoredSession, keys: Keys): string {
  for (const key of label ? keys : []) {
    const text = label && openText(label, key, id)
    if (text !== undefined) return text
  }
  return unknownBrowser
}
