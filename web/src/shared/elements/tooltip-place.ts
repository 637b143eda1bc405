import type { TooltipSide } from './tooltip.tsx'

interface Size {
  width: number
  height: number
}

/** Pixels between the element and its tooltip, and between the tooltip and the edge of the window. */
const gap = 6
const margin = 8

/** Where a tooltip stands in the window, in pixels: centred on this side of its element, on the other side for want of room. */
export function tooltipPlace(
  anchor: Pick<DOMRect, 'left' | 'top' | 'bottom' | 'width'>,
  box: Size,
  side: TooltipSide,
  window: Size,
): { left: number; top: number } {
  const above = anchor.top - gap - box.height
  const below = anchor.bottom + gap
  const fitsAbove = above >= margin
  const fitsBelow = below + box.height <= window.height - margin
  const isAbove = side === 'top' ? fitsAbove || !fitsBelow : fitsAbove && !fitsBelow
  const centred = anchor.left + (anchor.width - box.width) / 2
  const rightmost = window.width - margin - box.width
  return { left: Math.max(margin, Math.min(centred, rightmost)), top: isAbove ? above : below }
}
