import type { IncomingHttpHeaders } from 'node:http'

type Name = readonly [name: string, mark: RegExp]

/** Relatives first: nearly all of them name Chrome and Safari too. Brave and DuckDuckGo only say so in their hints. */
const browsers: readonly Name[] = [
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

/** Relatives first here too: Android calls itself Linux, and an iPhone is like Mac OS X. */
const systems: readonly Name[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b|"Chrom(?:e|ium) OS"/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b|"macOS"/],
  ['Linux', /\b(?:Linux|X11)\b/],
]

/** What a browser is called that does not say, or says what nobody here knows. */
export const unknownBrowser = 'A browser'

/**
 * Which browser a request came from, for the person who used it: “Firefox on Linux”. A claim and no more, which nothing is
 * decided by. Every word is one of ours, so nothing that was sent is ever stored or shown.
 * @see RFC 9110 §10.1.5, https://wicg.github.io/ua-client-hints/
 */
export function browserLabel(headers: IncomingHttpHeaders): string {
  const said = ['sec-ch-ua', 'sec-ch-ua-platform', 'user-agent']
    .map((name) => String(headers[name] ?? '').slice(0, 512))
    .join(' ')
  const called = (names: readonly Name[]) => names.find(([, mark]) => mark.test(said))?.[0]
  const system = called(systems)
  const browser = called(browsers) ?? unknownBrowser
  return system ? `${browser} on ${system}` : browser
}
