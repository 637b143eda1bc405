import type { SessionEntry } from '@scopedeck/server/contract/sessions.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { AppWindow } from 'lucide-react'
import { agoInWords, formatDay, formatMoment, isoMoment } from '../shared/clock.ts'
import { Button } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import { Tag } from '../shared/elements/tag.tsx'
import { problemOf } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { useNow } from '../shared/use-now.ts'
import { accountMutations } from './account.queries.ts'

const row = 'flex min-h-14 items-center gap-3 border-t border-line py-2'

interface SessionRowProps {
  session: SessionEntry
}

export function SessionRow({ session }: SessionRowProps) {
  const { browser, lastSeenAt, createdAt, current } = session
  return (
    <li className={row}>
      <Icon of={AppWindow} className="text-muted" />
      <div className="min-w-0 flex-1">
        <p>{browser}</p>
        <p className="text-small text-muted">
          Seen <Moment at={lastSeenAt} /> · since <Moment at={createdAt} as="day" />
        </p>
      </div>
      {current ? <Tag tone="accent">This browser</Tag> : <EndButton session={session} />}
    </li>
  )
}

function EndButton({ session }: SessionRowProps) {
  const { browser, lastSeenAt } = session
  const toast = useToast()
  const now = useNow()
  const end = useMutation(accountMutations.endSession(useQueryClient(), session))
  // The row is unmounted when the answer is there, so callbacks given to `mutate` would not run. The promise of `mutateAsync` settles.
  const endIt = () =>
    end.mutateAsync().then(
      () => toast({ text: `${browser} is signed out.` }),
      (error) => toast({ text: `${browser} is still signed in: ${problemOf(error).title}.`, tone: 'bad' }),
    )
  return (
    <Button
      size="small"
      aria-label={`End ${browser}, seen ${agoInWords(lastSeenAt, now)}`}
      pending={end.isPending}
      onClick={() => void endIt()}
    >
      End
    </Button>
  )
}

/** The place of one session while the list is loading. */
export function SessionRowSkeleton() {
  return (
    <li className={row}>
      <Icon of={AppWindow} className="text-faint" />
      <div className="flex-1">
        <Skeleton className="my-0.75 h-3.5 w-32" />
        <Skeleton className="mt-1.5 h-3 w-44" />
      </div>
      <Skeleton className="h-5 w-22" />
    </li>
  )
}

interface MomentProps {
  at: number
  /** `ago`: how long ago; `day`: which day. */
  as?: 'ago' | 'day'
}

/** A past moment in words, with the exact time in the tooltip and in `dateTime`. */
function Moment({ at, as = 'ago' }: MomentProps) {
  const now = useNow()
  return (
    <time dateTime={isoMoment(at)} title={formatMoment(at)}>
      {as === 'ago' ? agoInWords(at, now) : formatDay(at, now)}
    </time>
  )
}
