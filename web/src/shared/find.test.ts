import { expect, test } from 'vitest'
import { matchesAll, searchWords } from './find.ts'

const finds = (find: string, text: string) => matchesAll(text, searchWords(find))

test.each([
  ['sao', 'São Bento'],
  ['são', 'Sao Bento'],
  ["don't", 'Don’t Stop'],
  ['dont', 'Don’t Stop'],
  ["don't", 'Don´t Stop'],
  ["don't", 'Donʼt Stop'],
  ['don’t', "Don't Stop"],
  ['"heroes"', '“Heroes”'],
  ['heroes', '„Heroes‟'],
  ['"heroes"', '«Heroes»'],
  ['wait...', 'Wait…'],
  ['wait…', 'Wait...'],
  ['jay-z', 'Jay‐Z'],
  ['jay z', 'Jay–Z'],
  ['jayz', 'Jay—Z'],
  ['rock-n-roll', 'Rock‑n‑Roll'],
  ['motorhead', 'Motörhead'],
  ['motorhead', 'Moto\u0308rhead'],
  ['sigur ros', 'Sigur Rós'],
  ['bjork', 'Björk'],
  ['royksopp', 'Röyksopp'],
  ['mo', 'MØ'],
  ['aegir', 'Ægir'],
  ['oeuvre', 'Œuvre'],
  ['lodz', 'Łódź'],
  ['strasse', 'Straße'],
  ['strasse', 'STRASSE'],
  ['straße', 'Strasse'],
  ['istanbul', 'İstanbul'],
  ['fin', 'ﬁn'],
  ['abc 123', 'ＡＢＣ　１２３'],
  ['ac/dc', 'AC⧸DC AC/DC'],
  ['acdc', 'AC/DC'],
  ['naive', 'nai\u0308ve'],
  ['soft', 'so\u00adft'],
  ['no 5', 'No. 5'],
  ['m2', 'm²'],
  ['a b', 'a\u00a0b'],
  ['keʻalohi', "Ke'alohi"],
  ['カタカナ', 'ｶﾀｶﾅ'],
  ['!!!', '!!!'],
  ['-', 'Jay‐Z'],
  ["'", 'Don’t Stop'],
  ['"', '“Heroes”'],
  ['song - remix', 'Song – Remix'],
  ['?', 'Why?'],
  ['ke$ha', 'Ke$ha'],
  ['', 'anything'],
])('%j finds %j', (find, text) => {
  expect(finds(find, text)).toBe(true)
})

test.each([
  ['bento lanterns', 'São Bento'],
  ['!!!', 'Why?'],
  ['x', 'São Bento'],
])('%j does not find %j', (find, text) => {
  expect(finds(find, text)).toBe(false)
})

test('every letter of Latin-1 and Latin Extended-A is found by letters of a keyboard', () => {
  const letters = Array.from({ length: 0x17f - 0xc0 + 1 }, (_, index) => String.fromCodePoint(0xc0 + index))
  const untyped = letters.filter((letter) => /\p{L}/u.test(letter) && !/^[a-z]+$/.test(searchWords(letter)[0] ?? ''))
  expect(untyped).toEqual([])
})
