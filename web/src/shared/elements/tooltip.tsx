import { cloneElement, type ReactElement } from 'react'

export type TooltipSide = 'top' | 'bottom'

/** For a link or a row with lines that may be cut: focus on it, or a long press, shows the cut ones whole. */
export const fullTextOnFocus = { 'data-full-texts': true, 'data-tooltip-side': 'bottom' } as const

interface TooltipProps {
  /** The text; without it there is no tooltip. */
  text: string | undefined
  side?: TooltipSide | undefined
  /** Shows it only where the text of the child does not fit its line. */
  whenCut?: boolean
  children: ReactElement
}

/**
 * A text that appears on hover and on focus. The child must pass `data-` attributes on to its element; it keeps its
 * accessible name. `TooltipLayer` draws the text, so a tooltip costs nothing until it shows: a list has one in each row.
 */
export function Tooltip({ text, side = 'top', whenCut = false, children }: TooltipProps) {
  if (!text) return children
  const marks = { 'data-tooltip': text, 'data-tooltip-side': side, ...(whenCut && { 'data-tooltip-cut': true }) }
  return cloneElement(children, marks)
}
