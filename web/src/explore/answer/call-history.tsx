import { operation } from '@scopedeck/server/contract/operations.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { isoMoment } from '../../shared/clock.ts'
import { cx } from '../../shared/cx.ts'
import { Button } from '../../shared/elements/button.tsx'
import { CardHeader } from '../../shared/elements/card.tsx'
import { SearchField } from '../../shared/elements/fields.tsx'
import { IconButton } from '../../shared/elements/icon-button.tsx'
import { Truncate } from '../../shared/elements/truncate.tsx'
import { useKeptText } from '../../shared/use-kept-text.ts'
import { useAccountRecords, useExplorer } from '../explorer.tsx'
import { faultsOf } from '../form-faults.ts'
import { readValues } from '../form-values.ts'
import type { PastCall } from '../stored-calls.ts'
import { statusText } from './answer-status.tsx'
import { findInHistory } from './find-in-history.ts'

const few = 6
/** From more calls on, a search is offered. */
const fewToFind = 3

/** The calls that were made in this tab, to look at or to make again. */
export default function CallHistory() {
  const { history } = useAccountRecords()
  const [showsAll, setShowsAll] = useState(false)
  const [find, setFind] = useKeptText('explore.history')
  const calls = findInHistory(history, find)
  return (
    <section aria-labelledby="history" className="min-w-0">
      <CardHeader id="history" title="Earlier calls">
        {calls.length > few && (
          <Button size="small" tone="quiet" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Fewer' : `All ${calls.length}`}
          </Button>
        )}
      </CardHeader>
      {history.length > fewToFind && (
        <SearchField label="Find: path, query or status" value={find} onChange={setFind} className="mb-2" />
      )}
      <p role="status" className={calls.length === 0 ? 'py-1 text-muted' : 'sr-only'}>
        {find &&
          (calls.length === 0 ? `No earlier call has “${find}” in it.` : `${counted(calls.length, 'call')} found`)}
      </p>
      <ul className="-mt-2">
        {(showsAll ? calls : calls.slice(0, few)).map((call) => (
          <PastCallLine key={call.at} call={call} />
        ))}
      </ul>
    </section>
  )
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

function PastCallLine({ call: { at, id, search, method, target, status, ms } }: { call: PastCall }) {
  const { send } = useExplorer()
  const navigate = useNavigate()
  const words = `${method} /v1${target}`
  const again = () => {
    const values = readValues(id, search)
    void navigate(`/explore/${id}${search}`)
    // The history keeps no pictures: the form of such a call waits for another picture.
    if (Object.keys(faultsOf(operation(id).parameters, values)).length === 0) send(id, values)
  }
  return (
    <li className="grid min-h-9 grid-cols-[auto_minmax(0,1fr)_auto_auto_auto] items-center gap-x-3 font-mono text-small">
      <time dateTime={isoMoment(at)} className="text-muted">
        {clock.format(at)}
      </time>
      <Truncate text={words}>
        <Link to={`/explore/${id}${search}`} className="hover:underline">
          {words}
        </Link>
      </Truncate>
      <span className={cx('text-right', statusText(status))}>{status || '–'}</span>
      <span className="w-14 text-right text-muted">{ms.toLocaleString('en')} ms</span>
      <IconButton icon={RotateCcw} label={`Send again: ${operation(id).title}`} size="small" onClick={again} />
    </li>
  )
}
