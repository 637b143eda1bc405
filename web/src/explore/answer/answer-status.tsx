import { cx } from '../../shared/cx.ts'
import type { CallAnswer } from '../call-answer.ts'

/** Status, time and size of an answer: `200 OK 33 ms · 14 KB`. A screen reader reads it out when it arrives. */
export function AnswerStatus({ answer: { status, statusText, ms, text } }: { answer: CallAnswer }) {
  return (
    <p role="status" className="mr-auto flex items-center gap-2.5 font-mono text-small whitespace-nowrap">
      <span className={cx('rounded-full px-2.5 py-0.5', statusLooks(status))}>
        {status === 0 ? 'no answer' : `${status} ${statusText}`}
      </span>
      <span className="text-muted">
        {Math.round(ms).toLocaleString('en')} ms · {sizeWords(text)}
      </span>
    </p>
  )
}

/** Bytes as a person reads them: `14 KB`. */
function sizeWords(text: string): string {
  const bytes = new TextEncoder().encode(text).length
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

const looks = {
  good: 'bg-granted/12 text-granted',
  wait: 'bg-missing/12 text-missing',
  bad: 'bg-denied/10 text-denied',
}

/** Red is for failures. A refusal that ends with a consent or with time is not red. */
function kindOf(status: number): keyof typeof looks {
  if (status >= 200 && status < 300) return 'good'
  return status === 401 || status === 403 || status === 429 ? 'wait' : 'bad'
}

function statusLooks(status: number): string {
  return looks[kindOf(status)]
}

export function statusText(status: number): string {
  return { good: 'text-granted', wait: 'text-missing', bad: 'text-denied' }[kindOf(status)]
}
