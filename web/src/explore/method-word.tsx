import type { Method } from '@scopedeck/server/contract/operations.ts'
import { cx } from '../shared/cx.ts'

/** Reading, making and changing look different, and say so. */
const looks: Record<Method, string> = {
  GET: 'text-conditional',
  POST: 'text-granted',
  PUT: 'text-missing',
  DELETE: 'text-denied',
}

export function MethodWord({ method, className }: { method: Method; className?: string | undefined }) {
  return <span className={cx('font-mono text-small font-semibold', looks[method], className)}>{method}</span>
}
