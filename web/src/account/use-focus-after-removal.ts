import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/**
 * Focus that went with its row goes on to the button that took its place, else to the last one, else to the heading. Focus
 * that somebody has moved elsewhere stays there.
 * @param rows which are there now
 * @returns what the element around the rows must have; a dialog that is opened in it belongs to it
 */
export function useFocusAfterRemoval<Around extends HTMLElement>(headingId: string, rows: readonly string[]) {
  const ref = useRef<Around>(null)
  const last = useRef<{ element: Element; index: number }>(undefined)
  const present = rows.join(' ')
  useEffect(() => {
    const { element, index = 0 } = last.current ?? {}
    if (!element || element.isConnected || document.activeElement !== document.body) return
    const buttons = buttonsIn(ref)
    const next = buttons[Math.min(index, buttons.length - 1)] ?? document.getElementById(headingId)
    next?.focus()
  }, [present, headingId])
  const onFocus = ({ target }: FocusEvent) => {
    last.current = { element: target, index: buttonsIn(ref).findIndex((button) => button.contains(target)) }
  }
  return { ref, onFocus }
}

const buttonsIn = ({ current }: RefObject<HTMLElement | null>) => [...(current?.querySelectorAll('button') ?? [])]
