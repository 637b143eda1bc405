/** The words of a search, without case and accents, so that "sao" finds "São". */
export function searchWords(find: string): string[] {
  return plain(find).split(/\s+/).filter(Boolean)
}

/** True where the text has every word; no words match everything. */
export function matchesAll(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const plainText = plain(text)
  return words.every((word) => plainText.includes(word))
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
}
