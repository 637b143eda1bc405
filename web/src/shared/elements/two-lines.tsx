import { cloneElement, type ReactElement, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { cx } from '../cx.ts'

interface TwoLinesProps {
  text: string
  /** What the text is, for the button: `name`, `description`. */
  what: string
  className?: string
  /** The element with the text. */
  children: ReactElement<{ className?: string }>
}

/** A text that takes two lines at most. Where it is longer, a button shows the rest, so that keys and fingers reach it. */
export function TwoLines({ text, what, className, children }: TwoLinesProps) {
  const ref = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const isCut = useIsCut(ref, text, isOpen)
  return (
    <div ref={ref} className={className}>
      {cloneElement(children, { className: cx(children.props.className, 'wrap-anywhere', !isOpen && 'line-clamp-2') })}
      {(isCut || isOpen) && (
        <button
          type="button"
          aria-expanded={isOpen}
          className="min-h-6 text-small text-muted underline underline-offset-2 hover:text-text"
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Show less' : 'Show all'} <span className="sr-only">of the {what}</span>
        </button>
      )}
    </div>
  )
}

/** Whether the first element inside is cut; while it is open, whether it was. */
function useIsCut(around: RefObject<HTMLElement | null>, text: string, isOpen: boolean): boolean {
  const [isCut, setCut] = useState(false)
  useLayoutEffect(() => {
    const element = around.current?.firstElementChild
    if (!element || isOpen) return
    // Letters of large text reach a few pixels out of lines that are set close: what is cut is a line at least.
    const halfLine = Number.parseFloat(getComputedStyle(element).fontSize) / 2
    const measure = () => setCut(element.scrollHeight > element.clientHeight + halfLine)
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [around, text, isOpen])
  return isCut
}
