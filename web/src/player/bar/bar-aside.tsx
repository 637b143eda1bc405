import { ListOrdered } from 'lucide-react'
import { Link } from 'react-router'
import { useLens } from '../../lens/lens.tsx'
import { LensChips } from '../../lens/lens-chips.tsx'
import type { Observation } from '../../playback/optimistic-playback.ts'
import { usePlaybackSource } from '../../playback/use-playback.ts'
import { cx } from '../../shared/cx.ts'
import { Icon } from '../../shared/elements/icon.tsx'
import { Tooltip } from '../../shared/elements/tooltip.tsx'
import { useListenOnly } from '../controls/use-listen-only.ts'
import { Volume } from '../controls/volume.tsx'
import { DeviceButton } from '../devices/device-button.tsx'

/** The far end of the bar: what the controls stand on, the queue, the device, the volume. */
export function BarAside({ observation }: { observation: Observation | undefined }) {
  const { on } = useLens()
  const isListenOnly = useListenOnly()
  const seesDevice = usePlaybackSource() === 'playback-state'
  return (
    <div className="flex min-w-0 items-center justify-end gap-1 max-md:hidden">
      <span className="mr-auto flex min-w-0 max-xl:hidden">
        <LensChips operation="start-a-users-playback" />
      </span>
      <QueueLink />
      <DeviceButton playback={observation?.playback} name={on ? 'hidden' : 'wide'} />
      {seesDevice && !isListenOnly && (
        <Volume observation={observation} hasKey sliderClass={cx('w-24', on ? 'hidden' : 'max-xl:hidden')} />
      )}
    </div>
  )
}

function QueueLink() {
  return (
    <Tooltip text="What comes next">
      <Link
        to="/player#queue"
        aria-label="What comes next"
        className="grid size-9 shrink-0 place-items-center rounded-control text-muted hover:bg-raised hover:text-text"
      >
        <Icon of={ListOrdered} />
      </Link>
    </Tooltip>
  )
}
