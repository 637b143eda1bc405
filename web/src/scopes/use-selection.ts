import type { Scope, ScopeGroup } from '@scopedeck/server/contract/scopes.ts'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useGrantedScopes } from '../session/use-session.ts'
import { counted } from '../shared/clock.ts'
import { useToast } from '../shared/toaster.tsx'
import { isSame, readSelection, type Selection, selectionSearch, toggled, withGroup } from './selection.ts'

export interface SelectionState extends Selection {
  /** The address of exactly this selection, from the question mark on. */
  search: string
  choose: (scopes: readonly Scope[]) => void
  toggle: (scope: Scope) => void
  chooseGroup: (group: ScopeGroup, which: 'all' | 'none') => void
  setShowDialog: (on: boolean) => void
}

/**
 * What is ticked is what the address says: every change replaces it, and adds nothing to go back through. The router
 * takes a moment to get there; the tick does not wait for it.
 */
export function useSelection(): SelectionState {
  const granted = useGrantedScopes()
  const navigate = useNavigate()
  const { key, search: arrived } = useLocation()
  const [leaving, setLeaving] = useState({ from: key, to: arrived })
  const shown = leaving.from === key ? leaving.to : arrived
  const selection = readSelection(new URLSearchParams(shown), granted)
  const change = ({ scopes = selection.scopes, showDialog = selection.showDialog }: Partial<Selection>) => {
    const to = selectionSearch(scopes, showDialog)
    setLeaving({ from: key, to })
    void navigate(to, { replace: true, preventScrollReset: true })
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
