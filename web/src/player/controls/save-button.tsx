import { useMutation, useQuery } from '@tanstack/react-query'
import { Heart } from 'lucide-react'
import { useVerdict } from '../../lens/gate.ts'
import { GatedIconButton } from '../../lens/gated-button.tsx'
import { useResumable } from '../../lens/resume.tsx'
import type { ResumeArgs } from '../../lens/resume-record.ts'
import { cx } from '../../shared/cx.ts'
import { localProblem, ProblemResponse, problemOf } from '../../shared/problem.ts'
import { useToast } from '../../shared/toaster.tsx'
import { playerQueries, savingMutation } from '../player.queries.ts'

interface SaveButtonProps {
  /** The item to save; absent where there is nothing to save (an advertisement, a local file). */
  uri: string | undefined
  className?: string
}

/** The heart. One scope shows whether the item is saved, another one changes it. */
export function SaveButton({ uri, className }: SaveButtonProps) {
  const save = useSave()
  const facts = { uriTypes: [uri?.startsWith('spotify:episode:') ? 'episode' : 'track'] } as const
  const canRead = useVerdict('check-library-contains', facts).state === 'allowed'
  const { data: isSaved = false } = useQuery({
    ...playerQueries.saved(uri ?? ''),
    enabled: canRead && uri !== undefined,
  })
  if (!uri) return null
  return (
    <GatedIconButton
      operation={isSaved ? 'remove-library-items' : 'save-library-items'}
      facts={facts}
      what={isSaved ? 'Removing from the library' : 'Saving to the library'}
      promise={isSaved ? 'it is removed' : 'it is saved'}
      resume={{ action: isSaved ? 'player.unsave' : 'player.save', args: { uri } }}
      icon={Heart}
      label={isSaved ? 'Remove from your library' : 'Save to your library'}
      tone={isSaved ? 'on' : 'quiet'}
      className={cx(isSaved && '[&_svg]:fill-current', className)}
      onAct={() => void save(uri, !isSaved)}
    />
  )
}

/** Saves an item to the library or removes it. A toast says so and offers to undo it. */
function useSave(): (uri: string, isSaved: boolean) => Promise<void> {
  const toast = useToast()
  const { mutateAsync } = useMutation(savingMutation())
  const save = async (uri: string, isSaved: boolean): Promise<void> => {
    try {
      await mutateAsync({ uri, isSaved })
      toast({ text: doneWords(isSaved), action: { label: 'Undo', onAct: () => void save(uri, !isSaved) } })
    } catch (error) {
      toast({ text: `${isSaved ? 'Not saved' : 'Not removed'}: ${problemOf(error).title}.`, tone: 'bad' })
    }
  }
  return save
}

/** Once in the app: completes saving and removing after a consent. */
export function ResumableSaving() {
  const save = useSave()
  const { mutateAsync } = useMutation(savingMutation())
  const complete = (isSaved: boolean) => async (args: ResumeArgs) => {
    const { uri } = args
    if (typeof uri !== 'string') throw new ProblemResponse(localProblem('invalid-request'))
    await mutateAsync({ uri, isSaved })
    return { done: doneWords(isSaved), undo: () => save(uri, !isSaved) }
  }
  useResumable('player.save', complete(true))
  useResumable('player.unsave', complete(false))
  return null
}

function doneWords(isSaved: boolean): string {
  return isSaved ? 'Saved to your library' : 'Removed from your library'
}
