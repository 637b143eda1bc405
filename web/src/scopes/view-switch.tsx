import { useNavigate } from 'react-router'
import { SegmentedControl } from '../shared/elements/segmented-control.tsx'
import type { SelectionState } from './use-selection.ts'

export type ScopesView = 'list' | 'map'

const options = [
  { value: 'list', label: 'List' },
  { value: 'map', label: 'Map' },
] as const

/** The picker, or what unlocks what. The selection goes along. */
export function ViewSwitch({ selection, view }: { selection: SelectionState; view: ScopesView }) {
  const navigate = useNavigate()
  const show = (wanted: ScopesView) =>
    void navigate(`/scopes${selection.search}${wanted === 'map' ? '&view=map' : ''}`, { preventScrollReset: true })
  return <SegmentedControl label="View" value={view} options={options} onChange={show} />
}
