import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

interface EmptyStateProps {
  icon?: LucideIcon
  /** A sentence that says what is missing. */
  sentence: ReactNode
  /** What to do about it: a button or a link. */
  action: ReactNode
}

export function EmptyState({ icon, sentence, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-10 text-center">
      {icon && (
        <span className="grid size-11 place-items-center rounded-full bg-raised text-muted">
          <Icon of={icon} />
        </span>
      )}
      <p className="max-w-[44ch] text-balance text-muted">{sentence}</p>
      {action}
    </div>
  )
}
