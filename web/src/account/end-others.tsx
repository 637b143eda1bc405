import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../shared/elements/button.tsx'
import { Dialog } from '../shared/elements/dialog.tsx'
import { problemOf } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { sessionsMutations } from './sessions.queries.ts'

/** Asks first: who loses the wrong ten has ten to sign in again. */
export function EndOthers({ count }: { count: number }) {
  const [asks, setAsks] = useState(false)
  const toast = useToast()
  const end = useMutation(sessionsMutations.endOthers(useQueryClient()))
  const endThem = () =>
    end.mutateAsync().then(
      () => toast({ text: 'You are signed in here alone.' }),
      (error) => toast({ text: `They are still signed in: ${problemOf(error).title}.`, tone: 'bad' }),
    )
  return (
    <>
      <Button className="mt-3 w-full" onClick={() => setAsks(true)}>
        End all others
      </Button>
      <Dialog
        open={asks}
        onOpenChange={setAsks}
        title="End all others?"
        description={`${count} other browsers are signed out at once. This one stays signed in.`}
      >
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setAsks(false)}>Cancel</Button>
          <Button tone="danger" pending={end.isPending} onClick={() => void endThem()}>
            End all others
          </Button>
        </div>
      </Dialog>
    </>
  )
}
