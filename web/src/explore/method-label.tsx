import type { Method } from '@scopedeck/server/contract/operations.ts'
import { cx } from '../shared/cx.ts'

/** A colour for each method, so that reading and changing look different. */
const looks: Record<Method, string> = {
  GET: 'text-conditional',
  POST: 'text-granted',
  PUT: 'text-missing',
  DELETE: 'text-denied',
}

export function MethodLabel({ method, isMuted = false }: { method: Method; isMuted?: boolean }) {
  return (
    <span className={cx('font-mono text-small font-semibold', isMuted ? 'text-muted' : looks[method])}>{method}</span>
  )
}
