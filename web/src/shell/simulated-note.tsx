import { RadioTower } from 'lucide-react'
import { useProvider } from '../session/use-session.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { useConditions } from './conditions.tsx'

/** On pages without the frame: says that Spotify is simulated, and what is unusual about it. */
export default function SimulatedNote() {
  const { kind } = useProvider()
  if (kind !== 'simulator') return null
  return (
    <div className="mb-6 flex items-start gap-2.5 rounded-control border border-dashed border-strong px-3 py-2.5 text-small text-muted">
      <Icon of={RadioTower} />
      <span>
        <strong className="font-semibold text-text">Simulated Spotify</strong>
        <Conditions />
      </span>
    </div>
  )
}

/** After the words “Simulated Spotify”: what is unusual about it. */
export function Conditions() {
  const { words, end, isEnding } = useConditions()
  if (words.length === 0) return null
  return (
    <span className="block">
      <span role="status" className="block text-missing">
        {words.join(' · ')}
      </span>
      <button
        type="button"
        aria-disabled={isEnding}
        onClick={end}
        className="inline-flex min-h-6 items-center font-semibold underline decoration-strong underline-offset-4 hover:decoration-current"
      >
        Back to normal
      </button>
    </span>
  )
}
