import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CalendarClock, History, Timer, Undo2 } from 'lucide-react'
import { conditionsQueries } from '../session/conditions.queries.ts'
import type { SignedIn } from '../session/read-session.ts'
import { formatMoment } from '../shared/clock.ts'
import { Button } from '../shared/elements/button.tsx'
import { Card } from '../shared/elements/card.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { problemOf } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { useNow } from '../shared/use-now.ts'
import { clocksMutations } from './clocks.queries.ts'
import { TimeLine } from './time-line.tsx'

/** Moves the simulator’s clock: to the end of the access token, to the end of the grant, and back. */
export function TimeMachine({ session }: { session: SignedIn }) {
  const { data: aheadMs = 0 } = useQuery({ ...conditionsQueries.all(), select: ({ aheadMs }) => aheadMs })
  const move = useMutation(clocksMutations.move(useQueryClient()))
  const toast = useToast()
  const now = useNow() + aheadMs
  const moveBy = (advance: '59m' | '184d' | undefined) =>
    move.mutate(advance, {
      onError: (error) => toast({ text: `The clock was not moved: ${problemOf(error).title}.`, tone: 'bad' }),
    })
  return (
    <Card className="@container">
      <div className="mb-3 flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Icon of={History} className="text-muted" />
        <h2 className="text-lead font-semibold">Time machine</h2>
        <time className="font-mono text-small text-muted sm:ml-auto">{formatMoment(now)}</time>
      </div>
      <TimeLine session={session} now={now} aheadMs={aheadMs} />
      <div className="mt-4 flex flex-wrap gap-2">
        <Button size="small" icon={<Icon of={Timer} />} pending={move.isPending} onClick={() => moveBy('59m')}>
          +59 min
        </Button>
        <Button size="small" icon={<Icon of={CalendarClock} />} pending={move.isPending} onClick={() => moveBy('184d')}>
          +6 months
        </Button>
        <Button
          size="small"
          tone="quiet"
          icon={<Icon of={Undo2} />}
          disabled={aheadMs === 0}
          pending={move.isPending}
          onClick={() => moveBy(undefined)}
        >
          Back to now
        </Button>
      </div>
    </Card>
  )
}
