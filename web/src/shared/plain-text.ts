import { textIn } from '@scopedeck/server/contract/answer-members.ts'

/** The longest text that is read. A description at Spotify has 300 characters, and each may be sent as an entity. */
const mostCharacters = 5_000

/** Elements whose content is not for reading, and comments. */
const unread = /<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi
/** A tag begins with a letter: "I <3 you" has none. Its attributes may hold a `>`. */
const tag = /<[/!?]?([a-z][\w-]*)(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^'">])*(?:>|$)/gi
/** Tags inside a line. All others begin a new one, which is a space here. */
const inLine = /^(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)$/i

/** The characters that Spotify escapes, in both forms of writing their numbers. */
const escapes: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  '#47': '/',
  '#x2f': '/',
  '#96': '`',
  '#x60': '`',
  '#61': '=',
  '#x3d': '=',
}
const entity = /&(#?[a-z\d]+);?/gi

/**
 * The text of a description, which Spotify sends with entities and at times with tags. The result is drawn as text and never
 * as markup: `&lt;b&gt;` becomes the text `<b>`.
 * @returns `undefined` where there is nothing to read
 */
export async function plainText(html: string): Promise<string | undefined> {
  const untagged = html
    .slice(0, mostCharacters)
    .replaceAll(unread, ' ')
    .replaceAll(tag, (_, name: string) => (inLine.test(name) ? '' : ' '))
  return textIn((await decode(untagged)).replaceAll(/\s+/g, ' '))
}

/** Everything that HTML knows as an entity is a long table, so it is loaded where the characters of Spotify’s do not do. */
async function decode(text: string): Promise<string> {
  const names = Array.from(text.matchAll(entity), ([, name = '']) => name.toLowerCase())
  const isShort = names.every((name) => Object.hasOwn(escapes, name))
  // Without the table, because the network is gone, other entities stay as they are.
  const table = isShort ? undefined : await import('entities/decode').catch(() => undefined)
  return (
    table?.decodeHTML(text) ?? text.replaceAll(entity, (whole, name: string) => escapes[name.toLowerCase()] ?? whole)
  )
}
