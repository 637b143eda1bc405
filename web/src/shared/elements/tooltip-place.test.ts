import { describe, expect, it } from 'vitest'
import { tooltipPlace } from './tooltip-place.ts'

const window = { width: 400, height: 300 }
const box = { width: 100, height: 20 }
const anchor = (left: number, top: number) => ({ left, top, bottom: top + 30, width: 40 })

describe('tooltipPlace', () => {
  it('centres the box on the side that was asked for, 6 px away', () => {
    expect(tooltipPlace(anchor(180, 100), box, 'top', window)).toEqual({ left: 150, top: 74 })
    expect(tooltipPlace(anchor(180, 100), box, 'bottom', window)).toEqual({ left: 150, top: 136 })
  })
  it('takes the other side where this one has no room', () => {
    expect(tooltipPlace(anchor(180, 10), box, 'top', window).top).toBe(46)
    expect(tooltipPlace(anchor(180, 260), box, 'bottom', window).top).toBe(234)
  })
  it('stays 8 px inside the window', () => {
    expect(tooltipPlace(anchor(0, 100), box, 'top', window).left).toBe(8)
    expect(tooltipPlace(anchor(390, 100), box, 'top', window).left).toBe(292)
  })
})
