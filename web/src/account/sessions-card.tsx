import type { SessionList } from '@scopedeck/server/contract/sessions.ts'
import { useQuery } from '@tanstack/react-query'
import { counted } from '../shared/clock.ts'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { problemOf } from '../shared/problem.ts'
import { EndOthers } from './end-others.tsx'
import { SessionRow, SessionRowSkeleton } from './session-row.tsx'
import { sessionsQueries } from './sessions.queries.ts'
import { useFocusAfterRemoval } from './use-focus-after-removal.ts'

const titleId = 'signed-in-where'

/** Every browser that acts for this account here, and the end of those that should not. */
export function SessionsCard() {
  const { data, error, refetch } = useQuery(sessionsQueries.list())
  if (error && !data) return <ProblemPanel problem={problemOf(error)} onRetry={() => void refetch()} />
  return (
    <Card>
      <CardHeader id={titleId} focusable title="Where you are signed in" />
      {data ? <Sessions list={data} /> : <SessionsSkeleton />}
    </Card>
  )
}

function Sessions({ list: { sessions, total } }: { list: SessionList }) {
  const ids = sessions.map(({ id }) => id)
  const around = useFocusAfterRemoval<HTMLDivElement>(titleId, ids)
  const others = total - 1
  return (
    <div {...around}>
      <ul aria-labelledby={titleId} className="-mx-2 max-h-112 overflow-y-auto px-2">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      <p className="border-t border-line pt-3 text-small text-muted">
        {others === 0 ? 'Only here.' : `Here and in ${counted(others, 'other browser')}.`}
        {total > sessions.length && ` Listed are the ${sessions.length} seen last.`}
      </p>
      {others > 1 && <EndOthers count={others} />}
    </div>
  )
}

function SessionsSkeleton() {
  return (
    <>
      <Loading what="where you are signed in" />
      <ul>
        <SessionRowSkeleton />
      </ul>
      <p aria-hidden className="border-t border-line pt-3 text-small text-muted">
        &nbsp;
      </p>
    </>
  )
}
