import type { Device } from '@scopedeck/server/contract/web-api.ts'
import { Car, Gamepad2, Laptop, type LucideIcon, MonitorSpeaker, Smartphone, Speaker, Tablet, Tv } from 'lucide-react'
import { cx } from '../../shared/cx.ts'
import { Icon } from '../../shared/elements/icon.tsx'
import { Skeleton } from '../../shared/elements/skeleton.tsx'

const icons: Record<string, LucideIcon> = {
  automobile: Car,
  computer: Laptop,
  game_console: Gamepad2,
  gameconsole: Gamepad2,
  smartphone: Smartphone,
  speaker: Speaker,
  tablet: Tablet,
  tv: Tv,
}

export function deviceIcon(type: string | undefined): LucideIcon {
  return icons[type?.toLowerCase() ?? ''] ?? MonitorSpeaker
}

interface DeviceListProps {
  devices: readonly Device[]
  /** Absent where choosing is not allowed. */
  onChoose?: (device: Device & { id: string }) => void
}

/** The devices of the account: which one plays, and which ones take playback over. */
export function DeviceList({ devices, onChoose }: DeviceListProps) {
  return (
    <ul className="-mx-2">
      {devices.map((device) => (
        <li key={device.id ?? device.name}>
          <DeviceRow device={device} {...(onChoose ? { onChoose } : {})} />
        </li>
      ))}
    </ul>
  )
}

function DeviceRow({ device, onChoose }: { device: Device } & Pick<DeviceListProps, 'onChoose'>) {
  const { id, name, type, is_active: isActive } = device
  const canChoose = onChoose && id !== null && !isActive && !device.is_restricted
  return (
    <button
      type="button"
      {...(isActive ? { 'aria-current': true } : {})}
      aria-disabled={!canChoose}
      onClick={canChoose ? () => onChoose({ ...device, id }) : undefined}
      className={cx(
        'flex min-h-12 w-full items-center gap-3 rounded-control px-2 py-1.5 text-left',
        canChoose ? 'hover:bg-text/6' : 'cursor-default',
      )}
    >
      <Icon of={deviceIcon(type)} className={isActive ? 'text-accent' : 'text-muted'} />
      <span className="min-w-0 flex-1">
        <span className={cx('block truncate font-[550]', isActive && 'text-accent')}>{name}</span>
        <span className="block truncate text-small text-muted">{deviceNote(device)}</span>
      </span>
    </button>
  )
}

/** What there is to know of a device, in a line. */
function deviceNote({
  id,
  type,
  is_active: isActive,
  is_restricted: isRestricted,
  is_private_session: isPrivate,
}: Device): string {
  if (isRestricted || id === null) return `${type} · takes no commands from apps`
  if (isActive) return isPrivate ? `${type} · active, in a private session` : `${type} · active`
  return type
}

/** Two rows, in the place of the list. */
export function DeviceListSkeleton() {
  return (
    <div className="flex flex-col gap-2 py-1">
      <Skeleton className="h-10" />
      <Skeleton className="h-10" />
    </div>
  )
}
