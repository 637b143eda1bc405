import { CopyButton } from '../../shared/elements/copy-button.tsx'
import { Truncate } from '../../shared/elements/truncate.tsx'
import type { TreeRow } from './tree.ts'

/** Where one is in the tree, to be copied: the path as a program writes it, or what stands there. */
export function TreePath({ row }: { row: TreeRow | undefined }) {
  if (!row) return null
  const value = typeof row.value === 'string' ? row.value : JSON.stringify(row.value, undefined, 2)
  return (
    <div className="mt-1 -mb-2 flex items-center gap-1 border-t border-line pt-1.5">
      <Truncate text={row.path || 'the whole answer'} className="mr-auto font-mono text-small text-muted" />
      <CopyButton text={row.path}>Path</CopyButton>
      <CopyButton text={value}>Value</CopyButton>
    </div>
  )
}
