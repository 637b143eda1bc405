import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { followTooltips, type Shown } from './tooltip-events.ts'
import { tooltipPlace } from './tooltip-place.ts'

/** Draws the tooltip of the element that the pointer is over or that has focus. Once in the app. */
export function TooltipLayer() {
  const [shown, setShown] = useState<Shown>()
  useEffect(() => followTooltips(setShown), [])
  return shown && createPortal(<TooltipBox {...shown} />, document.body)
}

/** The box, inside a landmark: axe wants all content of a page in landmarks. */
function TooltipBox({ anchor, text, side }: Shown) {
  const ref = useRef<HTMLDivElement>(null)
  const id = useId()
  useDescription(anchor, id)
  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return
    const { left, top } = tooltipPlace(anchor.getBoundingClientRect(), box.getBoundingClientRect(), side, {
      width: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
    })
    Object.assign(box.style, { left: `${left}px`, top: `${top}px` })
  }, [anchor, text, side])
  return (
    <section aria-label="Hint">
      <div
        ref={ref}
        id={id}
        role="tooltip"
        className="fixed z-50 w-max max-w-72 animate-appear rounded-control border border-line bg-raised px-2.5 py-1.5 text-small break-words text-text shadow-float"
      >
        {text}
      </div>
    </section>
  )
}

/** As long as it shows, the tooltip describes its element to screen readers, beside what describes it already. */
function useDescription(anchor: Element, id: string): void {
  useLayoutEffect(() => {
    const before = anchor.getAttribute('aria-describedby')
    anchor.setAttribute('aria-describedby', before ? `${before} ${id}` : id)
    return () => {
      if (before) anchor.setAttribute('aria-describedby', before)
      else anchor.removeAttribute('aria-describedby')
    }
  }, [anchor, id])
}
