import { describe, expect, it } from 'vitest'
import { batchFrom, pageSize, pagesAround, rowCount, workThrough } from './pages.ts'

describe('pagesAround', () => {
  it('names the pages in view and one on either side', () => {
    expect(pagesAround(4_110, 4_140, 10_000)).toEqual([81, 82, 83])
  })
  it('stays within the playlist', () => {
    expect(pagesAround(0, 20, 10_000)).toEqual([0, 1])
    expect(pagesAround(9_990, 9_999, 10_000)).toEqual([198, 199])
    expect(pagesAround(0, 0, 0)).toEqual([0])
  })
})

describe('rowCount', () => {
  const whole = { rows: 50, isLast: false }
  const last = (rows: number) => ({ rows, isLast: true })
  const empty = last(0)
  it.each([
    ['nothing is read and no total is known', [], undefined, 50],
    ['nothing is read', [], 10_000, 10_000],
    ['nothing is read and the total is 0', [], 0, 50],
    ['the first page is the last, whatever the total', [[0, last(13)]], 10_000, 13],
    ['the first page is the last, though the total is less', [[0, last(13)]], 3, 13],
    [
      'the first page is the last, though another one has rows',
      [
        [0, last(13)],
        [1, last(13)],
      ],
      10_000,
      13,
    ],
    ['the first page is empty, whatever the total', [[0, empty]], 10_000, 0],
    ['there is more than the total', [[0, whole]], 3, 100],
    [
      'the total is right',
      [
        [0, whole],
        [81, whole],
      ],
      10_000,
      10_000,
    ],
    [
      'the total is too large, and a page beyond the end was read',
      [
        [0, whole],
        [1, whole],
        [199, empty],
      ],
      10_000,
      150,
    ],
    [
      'the end is found beyond a total that is too large',
      [
        [0, whole],
        [1, whole],
        [2, last(30)],
        [199, empty],
      ],
      10_000,
      130,
    ],
    [
      'the end is on the edge of a page',
      [
        [0, whole],
        [1, empty],
      ],
      undefined,
      50,
    ],
    [
      'the last page with rows says so',
      [
        [198, whole],
        [199, last(50)],
      ],
      10_000,
      10_000,
    ],
    [
      'a page is shorter than asked in the middle',
      [
        [0, { rows: 50, isLast: false }],
        [1, last(49)],
      ],
      100,
      99,
    ],
  ] as const)('%s', (_, pages, total, expected) => {
    expect(rowCount(new Map(pages.map(([page, end]) => [page, end])), total)).toBe(expected)
  })
})

describe('batchFrom', () => {
  it('names eight pages, and no page beyond the end', () => {
    expect(batchFrom(0, 10_000)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(batchFrom(8, 9 * pageSize + 1)).toEqual([8, 9])
    expect(batchFrom(2, 100)).toEqual([])
    expect(batchFrom(0, 0)).toEqual([])
  })
})

describe('workThrough', () => {
  const handOut = (pieces: number[]) => () => pieces.shift()

  it('never has more under way than allowed', async () => {
    let underWay = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++underWay)
      await Promise.resolve()
      underWay -= 1
    }
    await workThrough(handOut([1, 2, 3, 4, 5, 6, 7, 8, 9]), work, { atOnce: 4 })
    expect(most).toBe(4)
  })
  it('does what comes up while it works', async () => {
    const pieces = [1]
    const done: number[] = []
    const work = async (piece: number) => {
      done.push(piece)
      if (piece < 5) pieces.push(piece + 1)
    }
    await workThrough(handOut(pieces), work, { atOnce: 2 })
    expect(done).toEqual([1, 2, 3, 4, 5])
  })
  it('stops when asked', async () => {
    const stop = new AbortController()
    const done: number[] = []
    const work = async (piece: number) => {
      done.push(piece)
      stop.abort()
    }
    await expect(workThrough(handOut([0, 1, 2]), work, { atOnce: 1, signal: stop.signal })).rejects.toThrow()
    expect(done).toEqual([0])
  })
})
