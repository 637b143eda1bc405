import type { MouseEvent } from 'react'
import { phone } from './use-media.ts'

/** A double click anywhere on the row presses its button. A finger needs one tap, and so does any pointer on a phone. */
export function pressRow({ nativeEvent, target, currentTarget, detail }: MouseEvent<HTMLElement>): void {
  if (target instanceof Element && target.closest('a, button')) return
  const isMouse = !(nativeEvent instanceof PointerEvent) || nativeEvent.pointerType === 'mouse'
  const clicks = isMouse && !matchMedia(phone).matches ? 2 : 1
  if (detail === clicks) currentTarget.querySelector('button')?.click()
}
