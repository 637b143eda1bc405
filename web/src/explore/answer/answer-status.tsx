import { cx } from '../../shared/cx.ts'
import { type CallAnswer, sizeWords } from '../call-answer.ts'

/** How it went, in figures: `200 OK 33 ms · 14 KB`. Read out when it arrives. */
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

const looks = {
  good: 'bg-granted/12 text-granted',
  wait: 'bg-missing/12 text-missing',
  bad: 'bg-denied/10 text-denied',
}

/** Red is for failure: what a consent or time mends is not one. */
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
