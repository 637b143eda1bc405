import type { Playback } from '@scopedeck/server/contract/playback-state.ts'
import { useState } from 'react'
import { useCommand } from '../../playback/use-command.ts'
import { LinePart } from '../../problems/parts.tsx'
import { cx } from '../../shared/cx.ts'
import { Icon } from '../../shared/elements/icon.tsx'
import { Popover } from '../../shared/elements/popover.tsx'
import { Loading } from '../../shared/elements/skeleton.tsx'
import { lazyPart } from '../../shared/lazy-part.tsx'
import { deviceIcon } from './device-icon.ts'

const DeviceChoice = lazyPart(async () => (await import('./device-choice.tsx')).default)

const names = { always: '', wide: 'max-xl:hidden', hidden: 'hidden' }

interface DeviceButtonProps {
  playback: Playback | undefined
  /** Whether the device's name stands beside the icon: always, where the page is wide, or never. */
  name: keyof typeof names
  className?: string
}

/** The device that plays, and a list to choose another one. */
export function DeviceButton({ playback, name, className }: DeviceButtonProps) {
  const [open, setOpen] = useState(false)
  const giveCommand = useCommand()
  const device = playback?.device
  const trigger = (
    <button
      type="button"
      aria-label={device ? `Devices: playing on ${device.name}` : 'Devices'}
      className={cx(
        'inline-flex h-9 min-w-9 items-center justify-center gap-2 rounded-control px-2 text-muted hover:bg-raised hover:text-text',
        className,
      )}
    >
      <Icon of={deviceIcon(device?.type)} />
      {device && <span className={cx('max-w-36 truncate text-small', names[name])}>{device.name}</span>}
    </button>
  )
  return (
    <Popover label="Devices" side="top" align="end" trigger={trigger} open={open} onOpenChange={setOpen}>
      <h2 className="mb-2 text-lead font-semibold">Devices</h2>
      <LinePart loading={<Loading what="your devices" />}>
        <DeviceChoice
          onChoose={(chosen) => {
            setOpen(false)
            void giveCommand(
              { name: 'transfer', deviceId: chosen.id, deviceName: chosen.name },
              { hints: { device: chosen } },
            )
          }}
        />
      </LinePart>
    </Popover>
  )
}
