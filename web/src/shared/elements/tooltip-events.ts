import type { TooltipSide } from './tooltip.tsx'

export interface Shown {
  anchor: HTMLElement
  text: string
  side: TooltipSide
}

const openDelayMs = 400
/** After a tooltip closed, the next one opens at once for so long. */
const warmMs = 300
/** Time to move the pointer from the element to its tooltip (WCAG 1.4.13, hoverable). */
const leaveDelayMs = 120

/**
 * Tells which tooltip shows. Hover opens it after a moment, a long press of a finger too, focus from the
 * keyboard at once; a press, Escape and scrolling close it.
 * @returns a function that stops listening
 */
export function followTooltips(show: (shown: Shown | undefined) => void): () => void {
  let shown: HTMLElement | undefined
  let pressed: HTMLElement | undefined
  let closedAt = Number.NEGATIVE_INFINITY
  let timer: number | undefined
  const set = (anchor: HTMLElement | undefined) => {
    clearTimeout(timer)
    if (anchor === shown) return
    if (shown) closedAt = performance.now()
    shown = anchor
    show(anchor && describe(anchor))
  }
  const setAfter = (ms: number, anchor: HTMLElement | undefined) => {
    clearTimeout(timer)
    timer = window.setTimeout(() => set(anchor), ms)
  }
  const close = () => set(undefined)
  const onHover = ({ target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return
    const anchor = anchorOf(target)
    if (anchor !== pressed) pressed = undefined
    if (anchor === shown || isTooltip(target)) return clearTimeout(timer)
    if (!anchor || anchor === pressed) return setAfter(leaveDelayMs, undefined)
    const isWarm = shown !== undefined || performance.now() - closedAt < warmMs
    setAfter(isWarm ? 0 : openDelayMs, anchor)
  }
  const onPress = ({ target, pointerType }: PointerEvent) => {
    pressed = anchorOf(target)
    close()
    const held = pointerType === 'touch' && !opensMenu(target) && (withCutLines(target) ?? pressed)
    if (held) void showWhileHeld(held)
  }
  const showWhileHeld = async (held: HTMLElement) => {
    const { isLongPress } = await import('./long-press.ts')
    if (await isLongPress()) set(held)
  }
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof Element && target.matches(':focus-visible')) set(anchorOf(target) ?? withCutLines(target))
  }
  const listeners = new AbortController()
  const options = { signal: listeners.signal, capture: true, passive: true }
  document.addEventListener('pointerover', onHover, options)
  document.addEventListener('pointerdown', onPress, options)
  document.addEventListener('keydown', close, options)
  document.addEventListener('focusin', onFocus, options)
  document.addEventListener('focusout', close, options)
  document.addEventListener('scroll', close, options)
  return () => {
    listeners.abort()
    clearTimeout(timer)
  }
}

function anchorOf(target: EventTarget | null): HTMLElement | undefined {
  const anchor = target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : undefined
  if (!anchor) return undefined
  // What it opened says more.
  if (anchor.getAttribute('aria-expanded') === 'true') return undefined
  return 'tooltipCut' in anchor.dataset && !isCut(anchor) ? undefined : anchor
}

const isCut = (line: HTMLElement) => line.scrollWidth > line.clientWidth

const cutLinesIn = (around: Element) =>
  [...around.querySelectorAll<HTMLElement>('[data-tooltip-cut]')]
    .filter(isCut)
    .map(({ dataset }) => dataset.tooltip ?? '')

/** The element with `fullTextOnFocus` around the target, where a line in it is cut. */
function withCutLines(target: EventTarget | null): HTMLElement | undefined {
  const around = target instanceof Element ? target.closest<HTMLElement>('[data-full-texts]') : undefined
  return around && cutLinesIn(around).length > 0 ? around : undefined
}

/** What a finger rests on opens a menu, which says the text whole. */
const opensMenu = (target: EventTarget | null) => target instanceof Element && target.closest('[data-menu]') !== null

function isTooltip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="tooltip"]') !== null
}

function describe(anchor: HTMLElement): Shown {
  const { tooltip = cutLinesIn(anchor).join(' · '), tooltipSide } = anchor.dataset
  return { anchor, text: tooltip, side: tooltipSide === 'bottom' ? 'bottom' : 'top' }
}
