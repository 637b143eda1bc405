// Plural, article and numbers in words: the one place for everything that a person reads.

/** `1 song`, `2 songs`, `10,000 songs`, `3 entries`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${forCount(count, noun)}`
}

/** The noun for so many: `song` for 1, else `songs`. */
export function forCount(count: number, noun: string): string {
  return count === 1 ? noun : pluralOf(noun)
}

/** `songs`, `entries`, `boxes`, `people`. Of several words the last one: `other browsers`. */
export function pluralOf(noun: string): string {
  if (/\bperson$/.test(noun)) return noun.replace(/person$/, 'people')
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/i.test(noun) ? `${noun}es` : `${noun}s`
}

/** Begins with the sound of a consonant: a user, a URI, a European. */
const saidWithConsonant = /^(?:uni(?![mn])|us(?:a|e|u)|ut[ei]|ubi|ur[il]|eu|ewe|one|once)/i
/** Begins with the sound of a vowel: an hour, an honest answer, an 8, an 11, an 80. */
const saidWithVowel = /^(?:hour|honest|honou?r|heir|8|1[18](?!\d))/i
/** Said letter by letter: an RFC, an MP3, an X; but a URI, a JPEG. */
const spelledWithVowel = /^[AEFHILMNORSX](?:[A-Z\d]+\b|\b)/

/** `a song`, `an album`, `a user`, `an hour`. The sound decides, not the letter. */
export function withArticle(noun: string): string {
  const isSpelled = /^[A-Z][A-Z\d]*s?\b/.test(noun) && noun !== 'A'
  const withAn = isSpelled
    ? spelledWithVowel.test(noun)
    : saidWithVowel.test(noun) || (/^[aeiou]/i.test(noun) && !saidWithConsonant.test(noun))
  return `${withAn ? 'an' : 'a'} ${noun}`
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
