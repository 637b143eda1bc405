import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bounds } from './bounds.ts'
import { chapters } from './claims.ts'
import { readProof, titlesIn } from './proof.ts'

const root = join(import.meta.dirname, '../../..')
const claims = chapters.flatMap((chapter) => chapter.claims)

describe('every claim', () => {
  test.each(claims)('has a test: $claim', ({ provenBy }) => {
    expect(provenBy.filter((proof) => !isThere(proof))).toEqual([])
    expect(provenBy.length).toBeGreaterThan(0)
  })

  test('says something of its own', () => {
    expect(new Set(claims.map(({ claim }) => claim)).size).toBe(claims.length)
    expect(new Set(claims.map(({ promise }) => promise)).size).toBe(claims.length)
  })
})

test.each(bounds)('a bound has a test: $held', ({ provenBy }) => {
  expect(provenBy.filter((proof) => !isThere(proof))).toEqual([])
})

test('a title counts where a test of that name runs, in its group', () => {
  const source = `
    describe('a group', () => {
      test('one thing', () => {})
      test.each(['a'])('another, %s', () => {})
      test.skip('not this', () => {})
    })`
  expect(titlesIn(source)).toEqual(['a group', 'one thing', 'another, %s'])
  expect(inOrder(titlesIn(source), ['a group', 'one thing'])).toBe(true)
  expect(inOrder(titlesIn(source), ['one thing', 'a group'])).toBe(false)
  expect(inOrder(titlesIn(source), ['a group', 'not this'])).toBe(false)
})

function isThere(text: string): boolean {
  const { file, titles } = readProof(text)
  const path = join(root, file)
  return existsSync(path) && titles.length > 0 && inOrder(titlesIn(readFileSync(path, 'utf8')), titles)
}

function inOrder(all: readonly string[], wanted: readonly string[]): boolean {
  let from = 0
  return wanted.every((title) => {
    const index = all.indexOf(title, from)
    from = index + 1
    return index >= 0
  })
}
