import { SettingError } from './setting-error.ts'

/** A parser for one of a few words, in any case. */
export const oneOf =
  <Word extends string>(...words: Word[]) =>
  (text: string): Word => {
    const word = words.find((candidate) => candidate === text.toLowerCase())
    if (word === undefined) throw new SettingError()
    return word
  }

/** Visible ASCII: it goes into headers. Blanks inside would be a pasted sentence. */
export function parseWord(text: string): string {
  if (!/^[\x21-\x7e]{1,1024}$/.test(text)) throw new SettingError()
  return text
}
