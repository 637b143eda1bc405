import fc from 'fast-check'

/** What parsers of addresses, headers and paths have been known to stumble over. */
const stumblingBlocks = [
  ...[
    '/',
    '//',
    '\\',
    '/\\',
    '\\\\',
    '/./',
    '/../',
    '/.//',
    '..',
    '.',
    ':',
    '@',
    '?',
    '#',
    '&',
    '=',
    ';',
    ',',
    '%',
    '+',
  ],
  ...['%2f', '%5c', '%2e', '%00', '%0d%0a', '%09', '%23', '%3f', '%40', '%25', '%252f', '%c0%af', '%zz', '%u002f'],
  ...[
    '\t',
    '\n',
    '\r',
    '\0',
    '\v',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\u202e',
    '\u3002',
    '\uff0f',
    '\uff20',
  ],
  ...['http:', 'https://', 'HTTPS:', 'javascript:', 'data:text/html,', 'file:', 'about:', 'blob:', '//evil.example'],
  ...['evil.example', '127.0.0.1', '127.0.0.1:8888', 'localhost', '[::1]', 'user:pass@', 'xn--', '0x7f.1'],
  ...['__proto__', 'constructor', 'toString', 'null', 'undefined', 'NaN', '<script>', '"', "'", '`', '{{7*7}}'],
  ...['player', 'playlists', 'a', '0', 'é', '☃', '\u{1f984}', '\ud800'],
]

/** Short texts made of them and of anything else. */
const hostileText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...stumblingBlocks) },
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

/** The same, and sometimes far too much of it. */
export const anyText = fc.oneof(
  { weight: 20, arbitrary: hostileText },
  fc.tuple(hostileText, fc.integer({ min: 50, max: 600 })).map(([text, times]) => text.repeat(times).slice(0, 9000)),
)

/** As it can stand in a header: in UTF-8, without what would end it. */
export const headerText = (text: string): string =>
  [...Buffer.from(text.toWellFormed(), 'utf8').toString('latin1')].filter(isHeaderCharacter).join('').trim()

const isHeaderCharacter = (character: string) => character === '\t' || (character >= ' ' && character !== '\x7f')

export type Pair = readonly [name: string, value: string]

/** A query with every pair as it was meant, lone surrogates aside. */
export const queryOf = (pairs: readonly Pair[]): string =>
  pairs.map((pair) => pair.map((text) => encodeURIComponent(text.toWellFormed())).join('=')).join('&')
