/**
 * The words of a search, folded: what a keyboard does not have counts as what people type in its place. Punctuation counts
 * only where there is nothing else, as in the name of the band "!!!".
 */
export function searchWords(find: string): string[] {
  const words = plain(find).split(/\s+/).filter(Boolean)
  const folded = words.map(fold).filter(Boolean)
  return folded.length > 0 ? folded : words
}

/** True where the text has every word; no words match everything. */
export function matchesAll(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const plainText = plain(text)
  const searched = `${fold(plainText)}\n${plainText}`
  return words.every((word) => searched.includes(word))
}

/** Without marks above and below letters, full-width forms, ligatures and case: "São" is "sao", "ﬁn" is "fin". */
function plain(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  // An accent that stands alone would become a space with a mark.
  const decomposed = text
    .replaceAll(/\p{Sk}/gu, '')
    .normalize('NFKD')
    .replaceAll(/[\p{Mn}\p{Cf}]/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/[‘’‚‛′ʼʻ]/g, "'")
    .replaceAll(/[“”„‟″«»]/g, '"')
  // Only its capital form takes ß apart.
  return decomposed
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/(?!\p{ASCII})\p{Script=Latin}/gu, baseOf)
}

/** Without punctuation: “don’t” is "dont", "Jay‐Z" is "jayz". */
function fold(text: string): string {
  return text.replaceAll(/[\p{P}\p{Sk}\u02b9-\u02c1]/gu, '')
}

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text)

const sameLetter = new Intl.Collator('en', { usage: 'search', sensitivity: 'base' })
const bases = [...'abcdefghijklmnopqrstuvwxyz', 'ae', 'oe', 'ij']
/** Letters that collation holds apart from all others, and those that it has told. */
const known = new Map([
  ['þ', 'th'],
  ['ŋ', 'ng'],
  ['ŧ', 't'],
  ['ĸ', 'k'],
])

/** The letters that Unicode's collation takes a letter for: ø is o, æ is ae, ł is l. Normalization leaves them as they are. */
function baseOf(letter: string): string {
  const before = known.get(letter)
  if (before !== undefined) return before
  const base = bases.find((each) => sameLetter.compare(each, letter) === 0) ?? letter
  known.set(letter, base)
  return base
}
