// Plurals and numbers in words: the one place for everything that a person reads. Articles are in `article.ts`.

/** `1 song`, `2 songs`, `10,000 songs`, `3 entries`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${forCount(count, noun)}`
}

/** The noun for so many: `song` for 1, else `songs`. */
export function forCount(count: number, noun: string): string {
  return count === 1 ? noun : pluralOf(noun)
}

/** `songs`, `entries`, `boxes`. Of several words the last one: `other browsers`. */
export function pluralOf(noun: string): string {
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/i.test(noun) ? `${noun}es` : `${noun}s`
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Numbers up to ten as words, larger numbers as figures. */
export function spoken(count: number): string {
  return numbers[count] ?? count.toLocaleString('en')
}

/** `one scope`, `three scopes`, `no scopes`. */
export function spokenCount(count: number, noun: string): string {
  return `${spoken(count)} ${forCount(count, noun)}`
}
