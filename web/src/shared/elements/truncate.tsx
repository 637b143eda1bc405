import { cloneElement, type ReactElement } from 'react'
import { cx } from '../cx.ts'
import { Tooltip } from './tooltip.tsx'

interface TruncateProps {
  text: string
  className?: string
  /** A link or button with the text, which can take focus; a plain line when left out. */
  children?: ReactElement<{ className?: string }> | undefined
}

/** A line that is cut with an ellipsis where it is too long; then hover and focus show the whole text. */
export function Truncate({ text, className, children = <span>{text}</span> }: TruncateProps) {
  return (
    <Tooltip text={text} side="bottom" whenCut>
      {cloneElement(children, { className: cx('block min-w-0 truncate', className, children.props.className) })}
    </Tooltip>
  )
}
