import { Ellipsis, ScanEye } from 'lucide-react'
import { useMatches } from 'react-router'
import { useLens } from '../lens/lens.tsx'
import { useProvider } from '../session/use-session.ts'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { OnDemand } from '../shared/elements/on-demand.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { Mark } from './mark.tsx'
import { readHandle } from './screen-handle.ts'

/** The top bar of a phone: title, mark of the simulator, lens, and everything else in a menu. */
export function PhoneBar() {
  const { title } = readHandle(useMatches())
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 pr-2 pl-4 low:h-10 desk:hidden">
      <Mark named={false} />
      <span className="mr-auto truncate pl-2 text-lead font-semibold">{title}</span>
      <SimulatedChip />
      <LensIconButton />
      <MoreButton />
    </header>
  )
}

const MoreMenu = lazyPart(async () => (await import('./more-menu.tsx')).default)

function MoreButton() {
  const button = <IconButton icon={Ellipsis} label="More" size="large" />
  return (
    <OnDemand trigger={button} popup="menu" load={MoreMenu.load}>
      <MoreMenu trigger={button} />
    </OnDemand>
  )
}

function SimulatedChip() {
  const { kind } = useProvider()
  if (kind !== 'simulator') return null
  return <span className="rounded-full bg-raised px-2.5 py-0.5 font-mono text-small text-muted">simulated</span>
}

function LensIconButton() {
  const { on, toggle } = useLens()
  return (
    <IconButton
      icon={ScanEye}
      label="Lens"
      aria-pressed={on}
      tone={on ? 'accent' : 'quiet'}
      size="large"
      onClick={toggle}
    />
  )
}
