import { ChevronRight } from 'lucide-react'
import type { CallAnswer } from '../call-answer.ts'
import { headersByMaker, oursWords } from './headers.ts'

/** The headers of an answer: Spotify’s, and folded below them those that this app’s server adds. */
export function HeadersView({ answer }: { answer: CallAnswer }) {
  const { theirs, ours } = headersByMaker(answer.headers)
  if (answer.headers.length === 0) return <p className="text-muted">No answer came, so there are no headers.</p>
  return (
    <>
      {answer.text === '' && <p className="mb-3">The answer has no body, only a status.</p>}
      <p className="mb-1 text-small text-muted">From Spotify</p>
      {theirs.length > 0 ? <HeaderLines headers={theirs} /> : <p className="text-small">None that is handed on.</p>}
      {ours.length > 0 && (
        <details className="group mt-3 border-t border-line pt-2">
          <summary className="-mx-1 flex cursor-pointer list-none items-center gap-1 rounded-control px-1 py-0.5 text-small text-muted hover:text-text">
            <ChevronRight size={14} aria-hidden className="transition-transform group-open:rotate-90" />
            {oursWords(ours.length)}
          </summary>
          <div className="mt-1 pl-4.5">
            <HeaderLines headers={ours} />
          </div>
        </details>
      )}
    </>
  )
}

function HeaderLines({ headers }: Pick<CallAnswer, 'headers'>) {
  return (
    <dl className="flex flex-col gap-1 font-mono text-small">
      {headers.map(([name, value]) => (
        <div key={name} className="wrap-anywhere">
          <dt className="inline text-muted">{name}: </dt>
          <dd className="inline">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
