import type { SessionList } from '@scopedeck/server/contract/sessions.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FocusEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { lineTrouble } from '../problems/parts.tsx'
import { Reading } from '../problems/reading.tsx'
import { Button } from '../shared/elements/button.tsx'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { Dialog } from '../shared/elements/dialog.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { problemOf } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { accountMutations, accountQueries } from './account.queries.ts'
import { SessionRow, SessionRowSkeleton } from './session-row.tsx'

const titleId = 'signed-in-where'

/** Every session of this account on this server, and buttons to end them. */
export function SessionsCard() {
  return (
    <Card>
      <CardHeader id={titleId} focusable title="Where you are signed in" />
      <Reading of={accountQueries.sessionList()} loading={<SessionsSkeleton />} failed={lineTrouble}>
        {(list) => <Sessions list={list} />}
      </Reading>
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
        {total > sessions.length && ` The ${sessions.length} seen most recently are listed.`}
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

/** Asks for confirmation, because every ended session needs a new sign-in. */
function EndOthers({ count }: { count: number }) {
  const [asks, setAsks] = useState(false)
  const toast = useToast()
  const end = useMutation(accountMutations.endOtherSessions(useQueryClient()))
  const endThem = () =>
    end.mutateAsync().then(
      () => toast({ text: 'You are now signed in only here.' }),
      (error) => toast({ text: `They are still signed in: ${problemOf(error).title}.`, tone: 'bad' }),
    )
  return (
    <>
      <Button className="mt-3 w-full" onClick={() => setAsks(true)}>
        End all other sessions
      </Button>
      <Dialog
        open={asks}
        onOpenChange={setAsks}
        title="End all other sessions?"
        description={`${count} other browsers are signed out at once. This one stays signed in.`}
      >
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setAsks(false)}>Cancel</Button>
          <Button tone="danger" pending={end.isPending} onClick={() => void endThem()}>
            End all other sessions
          </Button>
        </div>
      </Dialog>
    </>
  )
}

/**
 * When the row that has focus is removed, focus goes to the button now in its place, else to the last button, else to the
 * heading. Focus that is already elsewhere stays there.
 * @param rows the ids of the rows that are shown now
 * @returns the props for the element around the rows and around the dialogs that open from them
 */
function useFocusAfterRemoval<Around extends HTMLElement>(headingId: string, rows: readonly string[]) {
  const ref = useRef<Around>(null)
  const last = useRef<{ element: Element; index: number }>(undefined)
  const present = rows.join(' ')
  useEffect(() => {
    const { element, index = 0 } = last.current ?? {}
    if (!element || element.isConnected || document.activeElement !== document.body) return
    const buttons = buttonsIn(ref)
    const next = buttons[Math.min(index, buttons.length - 1)] ?? document.getElementById(headingId)
    next?.focus()
  }, [present, headingId])
  const onFocus = ({ target }: FocusEvent) => {
    last.current = { element: target, index: buttonsIn(ref).findIndex((button) => button.contains(target)) }
  }
  return { ref, onFocus }
}

const buttonsIn = ({ current }: RefObject<HTMLElement | null>) => [...(current?.querySelectorAll('button') ?? [])]
