import { expect, test } from 'vitest'

test('no other file makes a plural or chooses an article by itself', () => {
  const sources = import.meta.glob<string>(
    ['./**/*.{ts,tsx}', '../../server/{contract,src}/**/*.ts', '!./**/*.test.*', '!../../server/**/*.test.ts'],
    { query: '?raw', import: 'default', eager: true },
  )
  const byHand = /\[aeiou\]|\? '' : 's'|\}s\b[^`\n]*`.*noun|=== 1 \? noun/
  const found = Object.entries(sources)
    .filter(([, text]) => byHand.test(text))
    .map(([path]) => path)
  expect(found.toSorted()).toEqual(['../../server/contract/article.ts', '../../server/contract/words.ts'])
})
