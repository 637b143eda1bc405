import { describe, expect, it } from 'vitest'
import { allPages, pageSize, pagesAround, readInTurn } from './pages.ts'

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

describe('readInTurn', () => {
  it('keeps the order of the pages whatever answers first', async () => {
    const gates = new Map<number, () => void>()
    const read = (page: number) => new Promise<number>((resolve) => gates.set(page, () => resolve(page)))
    const all = readInTurn([0, 1], read, { atOnce: 2 })
    gates.get(1)?.()
    gates.get(0)?.()
    expect(await all).toEqual([0, 1])
  })
  it('never has more under way than allowed', async () => {
    let underWay = 0
    let most = 0
    await readInTurn(
      allPages(20 * pageSize),
      async () => {
        most = Math.max(most, ++underWay)
        await Promise.resolve()
        underWay -= 1
      },
      { atOnce: 4 },
    )
    expect(most).toBe(4)
  })
  it('stops when asked', async () => {
    const stop = new AbortController()
    const read: number[] = []
    const all = readInTurn(
      [0, 1, 2],
      async (page) => {
        read.push(page)
        stop.abort()
      },
      { atOnce: 1, signal: stop.signal },
    )
    await expect(all).rejects.toThrow()
    expect(read).toEqual([0])
  })
})
