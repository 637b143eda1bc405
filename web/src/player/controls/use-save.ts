import { useMutation } from '@tanstack/react-query'
import { useResumable } from '../../lens/resume.tsx'
import type { ResumeArgs } from '../../lens/resume-record.ts'
import { localProblem, ProblemResponse, problemOf } from '../../shared/problem.ts'
import { useToast } from '../../shared/toaster.tsx'
import { savingMutation } from '../saved.ts'

/** Saves an item to the library or removes it: said in a toast with the way back. */
export function useSave(): (uri: string, isSaved: boolean) => Promise<void> {
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

/** Once in the app: saving and removing complete by themselves after a consent. */
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
