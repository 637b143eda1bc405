import { describe, expect, it } from 'vitest'
import { arrange, isPlain } from './arrangement.ts'
import type { Line } from './item.ts'

const line = (position: number, title: string, more: Partial<Line> = {}): Line => ({
  position,
  title,
  by: 'Mira Solano',
  makers: [],
  from: 'Lanterns',
  isPlaceSure: true,
  isExplicit: false,
  ...more,
})

describe('arrange', () => {
  const lines = [
    line(0, 'São Bento'),
    line(1, 'Paper Lanterns'),
    line(2, 'Low Tide Radio', { by: 'The Quiet Engines' }),
  ]

  it('finds without accents or case, all words, over title, artist and album', () => {
    expect(arrange(lines, { find: 'sao', order: 'position' }).map(({ position }) => position)).toEqual([0])
    expect(arrange(lines, { find: 'QUIET tide', order: 'position' }).map(({ position }) => position)).toEqual([2])
    expect(arrange(lines, { find: 'quiet lanterns paper', order: 'position' })).toEqual([])
  })
  it('keeps playlist order among equals', () => {
    expect(arrange(lines, { find: '', order: 'from' }).map(({ position }) => position)).toEqual([0, 1, 2])
  })
  it('puts what was added last first, and what has no date last', () => {
    const dated = [line(0, 'a'), line(1, 'b', { addedAt: 1 }), line(2, 'c', { addedAt: 2 })]
    expect(arrange(dated, { find: '', order: 'added' }).map(({ title }) => title)).toEqual(['c', 'b', 'a'])
  })
  it('is plain only without search and in playlist order', () => {
    expect(isPlain({ find: ' ', order: 'position' })).toBe(true)
    expect(isPlain({ find: '', order: 'title' })).toBe(false)
    expect(isPlain({ find: 'a', order: 'position' })).toBe(false)
  })
})
