import { Columns2 } from 'lucide-react'
import { useSignedIn } from '../../session/use-session.ts'
import { cx } from '../../shared/cx.ts'
import { Button } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { useExplorer } from '../explorer.tsx'
import { useCall } from '../form/call-context.tsx'
import { canCompare } from './can-compare.ts'

/** Opens the comparison, or closes it. */
export function CompareButton() {
  const { id } = useCall()
  const { view, setView } = useExplorer()
  const isSignedIn = useSignedIn() !== undefined
  if (!canCompare(id) || !isSignedIn) return null
  return (
    <Button
      icon={<Icon of={Columns2} />}
      aria-pressed={view === 'compare'}
      className={cx(view === 'compare' && 'bg-raised')}
      onClick={() => setView(view === 'compare' ? 'tree' : 'compare')}
    >
      Compare
    </Button>
  )
}
