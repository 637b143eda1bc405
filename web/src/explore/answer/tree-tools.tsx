import { ChevronDown, ChevronUp, ListCollapse, ListTree } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { CopyButton } from '../../shared/elements/copy-button.tsx'
import { SearchField } from '../../shared/elements/fields.tsx'
import { IconButton } from '../../shared/elements/icon-button.tsx'
import { Truncate } from '../../shared/elements/truncate.tsx'
import type { TreeMatch, TreeRow } from './tree.ts'
import type { Tree } from './use-tree.ts'
import { isNumber, textOf } from './wire-numbers.ts'

interface TreeToolsProps {
  tree: Tree
  onGoTo: (match: TreeMatch) => void
}

/** The search in the answer, with its steps from match to match, and the buttons that open or fold everything. */
export function TreeTools({ tree: { find, setFind, matches, active, openAll }, onGoTo }: TreeToolsProps) {
  const at = matches.findIndex(({ path }) => path === active)
  const step = (by: number) => {
    const match = matches[at < 0 ? 0 : (at + by + matches.length) % matches.length]
    if (match) onGoTo(match)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    step(event.shiftKey ? -1 : 1)
  }
  return (
    <div className="mb-2 flex items-center gap-1">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field goes to the next match. */}
      <div className="min-w-0 flex-1" onKeyDown={onKeyDown}>
        <SearchField label="Find in the answer" value={find} onChange={setFind} />
      </div>
      {find.trim() !== '' && (
        <>
          <span role="status" className="px-1 font-mono text-small whitespace-nowrap text-muted">
            {matches.length === 0 ? 'none' : `${at < 0 ? '' : `${at + 1} of `}${matches.length}`}
          </span>
          <IconButton icon={ChevronUp} label="Previous match" size="small" onClick={() => step(-1)} />
          <IconButton icon={ChevronDown} label="Next match" size="small" onClick={() => step(1)} />
        </>
      )}
      <IconButton icon={ListTree} label="Expand everything" size="small" onClick={() => openAll(true)} />
      <IconButton icon={ListCollapse} label="Collapse everything" size="small" onClick={() => openAll(false)} />
    </div>
  )
}

/** The path of the active line, and buttons that copy the path or the value. */
export function TreePath({ row }: { row: TreeRow | undefined }) {
  if (!row) return null
  const value = typeof row.value === 'string' && !isNumber(row.value) ? row.value : textOf(row.value, 2)
  return (
    <div className="mt-1 -mb-2 flex items-center gap-1 border-t border-line pt-1.5">
      <Truncate text={row.path || 'the whole answer'} className="mr-auto font-mono text-small text-muted" />
      <CopyButton text={row.path}>Path</CopyButton>
      <CopyButton text={value}>Value</CopyButton>
    </div>
  )
}
