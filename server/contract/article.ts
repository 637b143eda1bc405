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
