import { describe, expect, it } from 'vitest'
import { rowsAround, scrollToShow } from './row-range.ts'

describe('rowsAround', () => {
  it('has the rows that are in view, also in part', () => {
    expect(rowsAround(0, 100, 20, 1000)).toEqual({ start: 0, end: 4 })
    expect(rowsAround(110, 100, 20, 1000)).toEqual({ start: 5, end: 10 })
  })
  it('begins with the first row where the list begins inside the view', () => {
    expect(rowsAround(-50, 100, 20, 1000)).toEqual({ start: 0, end: 2 })
  })
  it('ends with the last row', () => {
    expect(rowsAround(19_950, 100, 20, 1000)).toEqual({ start: 997, end: 999 })
    expect(rowsAround(0, 100, 20, 0)).toEqual({ start: 0, end: 0 })
  })
})

describe('scrollToShow', () => {
  const view = { scrollTop: 100, clientHeight: 200 }
  it('leaves the position where the row is in view', () => {
    expect(scrollToShow(150, 20, view)).toBe(100)
  })
  it('scrolls as little as shows the whole row', () => {
    expect(scrollToShow(60, 20, view)).toBe(60)
    expect(scrollToShow(290, 20, view)).toBe(110)
  })
  it('keeps the row clear of what sticks to the edges', () => {
    const covered = { top: 36, bottom: 44 }
    expect(scrollToShow(150, 20, view, covered)).toBe(100)
    expect(scrollToShow(110, 20, view, covered)).toBe(74)
    expect(scrollToShow(250, 20, view, covered)).toBe(114)
  })
})
