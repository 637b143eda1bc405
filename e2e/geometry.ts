import { expect, type Page } from '@playwright/test'
import { type Measured, measureSource, type PlayerBar } from './geometry-in-page.ts'

interface Size {
  width: number
  height: number
}

/** Phones upright and on their side, 400 % zoom of 1440 × 900, a tablet, a laptop, a large screen. */
export const sizes: readonly Size[] = [
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
  { width: 844, height: 390 },
  { width: 360, height: 225 },
]

/** Checks that all of a page of this size is there, in reach, and on the one left edge. */
export async function checkGeometry(page: Page, size: Size): Promise<void> {
  const at = `what is wrong at ${size.width} × ${size.height}`
  // A busy browser may draw a part for the new size some frames later.
  await expect
    .configure({ soft: true })
    .poll(() => faultsOf(page, size), at)
    .toEqual([])
}

async function faultsOf(page: Page, size: Size): Promise<string[]> {
  const { scrollsSideways, clipped, torn, covered, offEdge, share, playerBar } =
    await page.evaluate<Measured>(measureSource)
  const isOffEdge = offEdge !== undefined && !(Math.abs(offEdge) <= 1)
  return [
    ...(scrollsSideways ? ['it scrolls sideways'] : []),
    ...clipped.map((what) => `clipped: ${what}`),
    ...torn.map((word) => `a broken word: ${word}`),
    ...covered.map((what) => `covered or out of reach: ${what}`),
    ...(isOffEdge ? [`it begins ${offEdge} px off the left edge`] : []),
    ...(share.opened > 0.4 ? [] : [`the page’s share of the window is ${share.opened}`]),
    ...(share.scrolled > 0.6 ? [] : [`the page’s share of the window, scrolled, is ${share.scrolled}`]),
    ...(playerBar && !near(playerBar, placeOfPlayerBar(size))
      ? [`the player bar is at ${JSON.stringify(playerBar)}`]
      : []),
  ]
}

/** It never moves: one place for each kind of frame. */
function placeOfPlayerBar({ width, height }: Size): PlayerBar {
  if (height < 480) return { bottom: 0, height: 44 }
  return width < 768 ? { bottom: 56, height: 60 } : { bottom: 8, height: 80 }
}

function near(one: PlayerBar, other: PlayerBar): boolean {
  return Math.abs(one.bottom - other.bottom) <= 1 && one.height === other.height
}

/** What is told by a background must stay visible where the system forces its own colours. */
export async function checkForcedColours(page: Page): Promise<void> {
  // Without motion, because a colour on its way is neither the old one nor the new one.
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const lost = await page.evaluate(() => {
    const told =
      '.primary, [aria-pressed="true"], [aria-current="page"], [data-drawn], [role="tab"][data-state="active"], label:has(> :checked)'
    const canvas = getComputedStyle(document.body).backgroundColor
    return [...document.querySelectorAll<HTMLElement>(told)]
      .filter((element) => element.checkVisibility({ opacityProperty: true }) && element.offsetWidth > 1)
      .filter((element) => {
        const { backgroundColor } = getComputedStyle(element)
        return backgroundColor === canvas || backgroundColor === 'rgba(0, 0, 0, 0)'
      })
      .map((element) => element.outerHTML.slice(0, 120))
  })
  expect.soft(lost, 'what forced colours hide').toEqual([])
  await page.emulateMedia({ forcedColors: null, reducedMotion: null })
}
