import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { counted } from '../shared/clock.ts'
import { useToast } from '../shared/toaster.tsx'
import { isSame } from './selection.ts'
import type { SelectionState } from './use-selection.ts'

/** Puts another selection in place of the present one, at once, with a way back. */
export function useReplaceSelection({ scopes: before, choose }: SelectionState): (scopes: readonly Scope[]) => void {
  const toast = useToast()
  return (scopes) => {
    if (isSame(scopes, before)) return
    choose(scopes)
    toast({
      text: `Now ${counted(scopes.length, 'permission')}, before ${before.length}.`,
      action: { label: 'Undo', onAct: () => choose(before) },
    })
  }
}
