import { expect, test } from 'vitest'
import { withArticle } from './article.ts'
import { counted, pluralOf, spokenCount } from './words.ts'

test.each([
  'a song',
  'an album',
  'an artist',
  'an audiobook',
  'an episode',
  'a show',
  'a user',
  'a URI',
  'a URL',
  'an id',
  'an ID',
  'a unit',
  'a unique name',
  'an unimportant name',
  'an uninvited guest',
  'a usual day',
  'an usher',
  'a utility',
  'an utter failure',
  'a European market',
  'a one-time code',
  'an only child',
  'an hour',
  'an honest answer',
  'a house',
  'an 8-track',
  'an 80 % zoom',
  'an 11',
  'an 18',
  'a 110',
  'an RFC',
  'an MP3',
  'an SDK',
  'an HTTP request',
  'a JPEG',
  'a CSRF check',
  'a PKCE challenge',
  'an OAuth client',
  'an X',
  'a chapter',
  'a playlist',
  'an Echo',
])('%s', (expected) => {
  expect(withArticle(expected.replace(/^an? /, ''))).toBe(expected)
})

test.each([
  ['song', 'songs'],
  ['category', 'categories'],
  ['entry', 'entries'],
  ['day', 'days'],
  ['match', 'matches'],
  ['address', 'addresses'],
  ['box', 'boxes'],
  ['other browser', 'other browsers'],
  ['URI', 'URIs'],
])('one %s, two %s', (one, several) => {
  expect(pluralOf(one)).toBe(several)
})

test('one is singular, and so is nothing else', () => {
  expect([0, 1, 2, 10_000].map((count) => counted(count, 'song'))).toEqual([
    '0 songs',
    '1 song',
    '2 songs',
    '10,000 songs',
  ])
  expect([0, 1, 3, 11].map((count) => spokenCount(count, 'entry'))).toEqual([
    'no entries',
    'one entry',
    'three entries',
    '11 entries',
  ])
})
