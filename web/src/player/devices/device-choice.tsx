import type { Device } from '@scopedeck/server/contract/web-api.ts'
import {
  AudioLines,
  Cable,
  Car,
  Cast,
  Gamepad2,
  Laptop,
  type LucideIcon,
  Speaker,
  Tablet,
  Tv,
  Watch,
} from 'lucide-react'
import { useState } from 'react'
import { ScopeAsk } from '../../lens/ask-for-scopes.tsx'
import { useVerdict } from '../../lens/gate.ts'
import { LensChips } from '../../lens/lens-chips.tsx'
import { actionName } from '../../playback/command.ts'
import { playbackQueries } from '../../playback/playback.queries.ts'
import { useListenOnly } from '../../playback/use-command.ts'
import { lineTrouble } from '../../problems/parts.tsx'
import { Reading } from '../../problems/reading.tsx'
import { useProvider } from '../../session/use-session.ts'
import { cx } from '../../shared/cx.ts'
import { buttonClass } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { Skeleton } from '../../shared/elements/skeleton.tsx'
import { PanelAsk } from '../panels/side-panel.tsx'
import { deviceIcon } from './device-icon.ts'

export type AddressedDevice = Device & { id: string }

/** The icons of the list, which a press loads. */
const icons: Record<string, LucideIcon> = {
  audiodongle: Cable,
  automobile: Car,
  avr: AudioLines,
  castaudio: Cast,
  castvideo: Cast,
  chromebook: Laptop,
  computer: Laptop,
  gameconsole: Gamepad2,
  smartwatch: Watch,
  speaker: Speaker,
  stb: Tv,
  tablet: Tablet,
  tv: Tv,
}

/** Spotify writes a type as `GameConsole`, `game_console` and `Game Console`. */
const iconOf = (type: string): LucideIcon => icons[type.toLowerCase().replaceAll(/[^a-z]/g, '')] ?? deviceIcon(type)

/** So a device that is switched on meanwhile appears by itself. */
const refetchMs = 4_000

/** The devices to choose from, read every 4 s while they show; or the scope that is missing to read them. */
export default function DeviceChoice({ onChoose }: { onChoose: (device: AddressedDevice) => void }) {
  const canRead = useVerdict('get-a-users-available-devices').state !== 'blocked'
  if (!canRead) {
    return <PanelAsk operation="get-a-users-available-devices" what="Seeing your devices" promise="they show here" />
  }
  return (
    <Reading
      of={{ ...playbackQueries.devices(), refetchInterval: refetchMs, staleTime: 0 }}
      loading={<DeviceListSkeleton />}
      failed={lineTrouble}
    >
      {({ devices }) => <Devices devices={devices} onChoose={onChoose} />}
    </Reading>
  )
}

interface DevicesProps {
  devices: readonly Device[]
  onChoose: (device: AddressedDevice) => void
}

function Devices({ devices, onChoose }: DevicesProps) {
  const isLocked = useVerdict('transfer-a-users-playback').state === 'blocked'
  const isListenOnly = useListenOnly()
  const [wanted, setWanted] = useState<AddressedDevice>()
  if (devices.length === 0) return <NoDevices />
  return (
    <>
      <div className="mb-2 flex flex-wrap gap-1.5 empty:hidden">
        <LensChips operation="transfer-a-users-playback" />
      </div>
      <DeviceList devices={devices} {...(isListenOnly ? {} : { onChoose: isLocked ? setWanted : onChoose })} />
      {wanted && <TransferAsk device={wanted} />}
    </>
  )
}

function NoDevices() {
  const { kind, authorizeUrl } = useProvider()
  const isSimulated = kind === 'simulator'
  return (
    <div className="flex flex-col items-start gap-3">
      <p role="status" className="text-muted">
        No device is available. Open Spotify on a phone, a computer or a speaker, and it will show up here.
      </p>
      {kind !== 'other' && (
        <a
          href={isSimulated ? new URL('/', authorizeUrl).href : 'https://open.spotify.com'}
          target="_blank"
          rel="noreferrer"
          className={buttonClass('secondary', 'small')}
        >
          {isSimulated ? 'Open the simulator' : 'Open Spotify here'}
        </a>
      )}
    </div>
  )
}

function TransferAsk({ device: { id, name } }: { device: AddressedDevice }) {
  return (
    <div className="mt-2">
      <ScopeAsk
        operation="transfer-a-users-playback"
        what="Changing the device"
        promise={`${name} takes over`}
        resume={{ action: actionName('transfer'), args: { deviceId: id, deviceName: name } }}
      />
    </div>
  )
}

interface DeviceListProps {
  devices: readonly Device[]
  /** Absent where no device can be chosen. */
  onChoose?: (device: Device & { id: string }) => void
}

/** The devices of the account: the one that plays, and those that can take over. */
function DeviceList({ devices, onChoose }: DeviceListProps) {
  return (
    <ul className="-mx-2">
      {devices.map((device, index) => (
        <li key={`${index}:${device.id}`}>
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
      <Icon of={iconOf(type)} className={isActive ? 'text-accent' : 'text-muted'} />
      <span className="min-w-0 flex-1">
        <span className={cx('block truncate font-[550]', isActive && 'text-accent')}>{name}</span>
        <span className="block truncate text-small text-muted">{deviceNote(device)}</span>
      </span>
    </button>
  )
}

/** The type of a device, and what is special about it. */
function deviceNote({
  id,
  type,
  is_active: isActive,
  is_restricted: isRestricted,
  is_private_session: isPrivate,
}: Device): string {
  if (isRestricted || id === null) return `${type} · can’t be controlled by apps`
  if (isActive) return isPrivate ? `${type} · active, in a private session` : `${type} · active`
  return type
}

/** Three rows in place of the list. */
function DeviceListSkeleton() {
  return (
    <div>
      {['w-28', 'w-24', 'w-32'].map((width) => (
        <div key={width} className="flex h-12 items-center gap-3">
          <Skeleton className="size-4.5" />
          <Skeleton className={`h-4 ${width}`} />
        </div>
      ))}
    </div>
  )
}
