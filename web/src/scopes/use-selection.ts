import type { Scope, ScopeGroup } from '@scopedeck/server/contract/scopes.ts'
import { useLocation, useNavigate } from 'react-router'
import { useGrantedScopes } from '../session/use-session.ts'
import { readSelection, type Selection, selectionSearch, toggled, withGroup } from './selection.ts'

export interface SelectionState extends Selection {
  /** The address of exactly this selection, from the question mark on. */
  search: string
  choose: (scopes: readonly Scope[]) => void
  toggle: (scope: Scope) => void
  chooseGroup: (group: ScopeGroup, which: 'all' | 'none') => void
  setShowDialog: (on: boolean) => void
}

/** What is ticked is what the address says: every change replaces it, and adds nothing to go back through. */
export function useSelection(): SelectionState {
  const granted = useGrantedScopes()
  const navigate = useNavigate()
  const selection = readSelection(new URLSearchParams(useLocation().search), granted)
  const change = (next: (now: Selection) => Pick<Selection, 'scopes' | 'showDialog'>) => {
    // The window's address, not the one drawn: two quick ticks must both count.
    const { scopes, showDialog } = next(readSelection(new URLSearchParams(window.location.search), granted))
    void navigate(selectionSearch(scopes, showDialog), { replace: true, preventScrollReset: true })
  }
  return {
    ...selection,
    search: selectionSearch(selection.scopes, selection.showDialog),
    choose: (scopes) => change(({ showDialog }) => ({ scopes, showDialog })),
    toggle: (scope) => change(({ scopes, showDialog }) => ({ scopes: toggled(scopes, scope), showDialog })),
    chooseGroup: (group, which) =>
      change(({ scopes, showDialog }) => ({ scopes: withGroup(scopes, group, which), showDialog })),
    setShowDialog: (showDialog) => change(({ scopes }) => ({ scopes, showDialog })),
  }
}
