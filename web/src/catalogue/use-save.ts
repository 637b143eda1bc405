import { useMutation } from '@tanstack/react-query'
import { problemOf } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { saveWords } from './save-words.ts'
import { savingMutation } from './saving.queries.ts'

/** Saves a thing or removes it. A toast says so and offers to undo it. */
export function useSave(): (uri: string, isSaved: boolean) => Promise<void> {
  const toast = useToast()
  const { mutateAsync } = useMutation(savingMutation())
  const save = async (uri: string, isSaved: boolean): Promise<void> => {
    try {
      await mutateAsync({ uri, isSaved })
      toast({ text: saveWords(uri, isSaved).done, action: { label: 'Undo', onAct: () => void save(uri, !isSaved) } })
    } catch (error) {
      toast({ text: `${isSaved ? 'Not saved' : 'Not removed'}: ${problemOf(error).title}.`, tone: 'bad' })
    }
  }
  return save
}
