import { useMutation } from '@tanstack/react-query'
import { useResumable } from '../lens/resume.tsx'
import type { ResumeArgs } from '../lens/resume-record.ts'
import { localProblem, ProblemResponse } from '../shared/problem.ts'
import { saveWords } from './save-words.ts'
import { savingMutation } from './saving.queries.ts'
import { useSave } from './use-save.ts'

/** Once in the app: completes saving and removing after a consent. */
export function ResumableSaving() {
  const save = useSave()
  const { mutateAsync } = useMutation(savingMutation())
  const complete = (isSaved: boolean) => async (args: ResumeArgs) => {
    const { uri } = args
    if (typeof uri !== 'string') throw new ProblemResponse(localProblem('invalid-request'))
    await mutateAsync({ uri, isSaved })
    return { done: saveWords(uri, isSaved).done, undo: () => save(uri, !isSaved) }
  }
  useResumable('player.save', complete(true))
  useResumable('player.unsave', complete(false))
  return null
}
