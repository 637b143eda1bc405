import type { Scope, ScopeGroup } from '@scopedeck/server/contract/scopes.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useGrant } from '../session/use-session.ts'
import { useToast } from '../shared/toaster.tsx'
import { isSame, readSelection, type Selection, selectionSearch, toggled, withGroup } from './selection.ts'

export interface SelectionState extends Selection {
  /** The search of this selection’s address, with `?`. */
  search: string
  choose: (scopes: readonly Scope[]) => void
  toggle: (scope: Scope) => void
  chooseGroup: (group: ScopeGroup, which: 'all' | 'none') => void
  setShowDialog: (on: boolean) => void
}

/**
 * The address is the selection: every change replaces the address, without an entry in the history. The router needs a
 * moment for that, and until then the hook shows the selection that it navigates to.
 */
export function useSelection(): SelectionState {
  const { granted } = useGrant()
  const navigate = useNavigate()
  const { key, search } = useLocation()
  const [next, setNext] = useState({ from: key, search })
  const shown = next.from === key ? next.search : search
  const selection = readSelection(new URLSearchParams(shown), granted)
  const change = ({ scopes = selection.scopes, showDialog = selection.showDialog }: Partial<Selection>) => {
    const changed = selectionSearch(scopes, showDialog)
    setNext({ from: key, search: changed })
    void navigate(changed, { replace: true, preventScrollReset: true })
  }
  return {
    ...selection,
    search: selectionSearch(selection.scopes, selection.showDialog),
    choose: (scopes) => change({ scopes: [...scopes] }),
    toggle: (scope) => change({ scopes: toggled(selection.scopes, scope) }),
    chooseGroup: (group, which) => change({ scopes: withGroup(selection.scopes, group, which) }),
    setShowDialog: (showDialog) => change({ showDialog }),
  }
}

/** Replaces the selection at once, with a toast that can undo it. */
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
