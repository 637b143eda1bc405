// These functions run in the page. They may use nothing from outside this file.

/** The page at one size. */
export interface Measured {
  scrollsSideways: boolean
  /** What is wider than the window, or cut at its own edge without an ellipsis. */
  clipped: string[]
  /** Words that are broken inside although they are short. */
  torn: string[]
  /** Targets that something covers, or that can't be scrolled into view, once they have focus. */
  covered: string[]
  /** Pixels from where content begins to the edge that every screen keeps; absent on pages without the frame. */
  offEdge?: number | undefined
  /** How much of the window the page has, from 0 to 1: as it opens, and when it was scrolled. */
  share: { opened: number; scrolled: number }
  /** Where the player bar is, from the lower edge of the window; absent where there is none. */
  playerBar?: PlayerBar | undefined
}

export interface PlayerBar {
  bottom: number
  height: number
}

/** Measures the page as it is. */
async function measure(): Promise<Measured> {
  await nextFrame()
  const main = document.querySelector('main')
  if (!main) throw new Error('There is no main area.')
  const frame = document.querySelector<HTMLElement>('[data-frame]')
  const isLow = innerHeight < 480
  const scroller = isLow && frame ? frame : main
  scroller.scrollTop = 0
  const opened = shareOf(main)
  const offEdge = frame ? leftmost(main) - edgeOf(main) : undefined
  scroller.scrollTop = 400
  await nextFrame()
  const scrolled = shareOf(main)
  scroller.scrollTop = 0
  const clipped = [...document.querySelectorAll<HTMLElement>('body *')].filter(isClipped).map(nameOf)
  const covered = [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, [tabindex="0"]')]
    .filter((element) => element.tabIndex >= 0 && isTarget(element))
    .filter(isCovered)
    .map(nameOf)
  const bar = document.querySelector('section[aria-label="Player"]')?.getBoundingClientRect()
  const playerBar =
    bar && bar.height > 0 ? { bottom: Math.round(innerHeight - bar.bottom), height: bar.height } : undefined
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  scroller.scrollTop = 0
  const { scrollWidth, clientWidth } = document.documentElement
  return {
    scrollsSideways: scrollWidth > clientWidth,
    clipped: [...new Set(clipped)],
    torn: [...textNodes(document.body)].flatMap(tornWords),
    covered,
    offEdge,
    share: { opened, scrolled },
    playerBar,
  }
}

/** How much of the window belongs to the main area and to nothing above it. */
function shareOf(area: HTMLElement): number {
  const { left, width } = area.getBoundingClientRect()
  const points = Array.from({ length: 50 }, (_, index) => ((index + 0.5) * innerHeight) / 50)
  const mine = points.filter((y) => {
    const hit = document.elementFromPoint(left + width / 2, y)
    return hit !== null && (area.contains(hit) || hit.contains(area))
  })
  return mine.length / points.length
}

/** Where content begins on every screen: 16 px from the left of the page, 24 px from 768 px on; 1440 px wide at most. */
function edgeOf(area: HTMLElement): number {
  const { left } = area.getBoundingClientRect()
  const width = area.clientWidth
  return left + (width - Math.min(width, 1440)) / 2 + (innerWidth < 768 ? 16 : 24)
}

/** The left of what a person sees first in a line: text, pictures, fields and icons. */
function leftmost(area: HTMLElement): number {
  const boxes = [...area.querySelectorAll<HTMLElement>('img, svg, input, textarea, select')].filter(isShown)
  const lefts = boxes.map((box) => box.getBoundingClientRect().left)
  for (const node of textNodes(area)) {
    if (!node.parentElement || scrollsSideways(node.parentElement)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    lefts.push(...[...range.getClientRects()].filter(({ width }) => width > 1).map(({ left }) => left))
  }
  return Math.min(...lefts)
}

/** The texts that a person sees. */
function* textNodes(area: HTMLElement): Generator<Node> {
  const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.textContent?.trim() && node.parentElement && isShown(node.parentElement)) yield node
}

/** The words of at most twelve letters that are on two lines. The tree of an answer breaks anywhere, to show every sign. */
function tornWords(node: Node): string[] {
  if (node.parentElement?.closest('[role="tree"]')) return []
  const words = [...(node.textContent ?? '').matchAll(/(?<![^\s])\p{L}{2,12}(?![^\s])/gu)]
  return words
    .filter(({ 0: word, index }) => {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      const [first, ...others] = range.getClientRects()
      return others.some(({ top, width }) => width > 0 && first !== undefined && top > first.bottom - 2)
    })
    .map(({ 0: word }) => word)
}

/** Visible, and larger than what only screen readers read. */
function isShown(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect()
  return (
    width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true }) && !element.closest('.sr-only')
  )
}

function isClipped(element: HTMLElement): boolean {
  if (!isShown(element) || element.closest('svg, [aria-hidden="true"], [data-scrolls]')) return false
  const { left, right } = element.getBoundingClientRect()
  const isOutside = left < -0.5 || right > innerWidth + 0.5
  if (isOutside && !scrollsSideways(element) && !endsInEllipsis(element.parentElement)) return true
  const { overflowX, textOverflow } = getComputedStyle(element)
  const isCut = element.scrollWidth > element.clientWidth + 1
  return isCut && overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.children.length === 0
}

/** Inside a line that is cut with an ellipsis: a person sees that there is more. The line itself must not be too wide. */
function endsInEllipsis(element: HTMLElement | null): boolean {
  if (!element) return false
  const { overflowX, textOverflow } = getComputedStyle(element)
  return (overflowX === 'hidden' && textOverflow === 'ellipsis') || endsInEllipsis(element.parentElement)
}

/** Inside a row that a person can scroll sideways: presets, groups. */
function scrollsSideways(element: HTMLElement): boolean {
  for (let box = element.parentElement; box; box = box.parentElement) {
    const { overflowX } = getComputedStyle(box)
    if (overflowX === 'auto' || overflowX === 'scroll')
      return box.scrollWidth > box.clientWidth && !box.matches('main, [data-frame]')
  }
  return false
}

function isTarget(element: HTMLElement): boolean {
  return isShown(element) && !element.matches(':disabled, [inert] *') && !element.closest('[role="dialog"]')
}

/** Whether a person who has moved the focus there can’t see or press the middle of what is in the window of it. */
function isCovered(element: HTMLElement): boolean {
  element.focus()
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2
  const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2
  const hit = document.elementFromPoint(x, y)
  if (hit === null) return true
  const label = hit.closest('label')
  return !(element.contains(hit) || hit.contains(element) || label?.control === element)
}

function nameOf(element: HTMLElement): string {
  const words = element.getAttribute('aria-label') ?? element.textContent?.trim().replace(/\s+/g, ' ') ?? ''
  return `${element.tagName.toLowerCase()} ${words.slice(0, 60)}`
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

const parts = [
  measure,
  nextFrame,
  shareOf,
  edgeOf,
  leftmost,
  textNodes,
  tornWords,
  isShown,
  isClipped,
  endsInEllipsis,
  scrollsSideways,
  isTarget,
  isCovered,
  nameOf,
]

/** The whole of it as one expression, for `page.evaluate`: it hands one function over, and these are several. */
export const measureSource = `(() => { ${parts.join('\n')}; return measure() })()`
