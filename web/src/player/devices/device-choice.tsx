import type { Device } from '@scopedeck/server/contract/web-api.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ScopeAsk } from '../../lens/ask-for-scopes.tsx'
import { useVerdict } from '../../lens/gate.ts'
import { actionName } from '../../playback/command-args.ts'
import { playbackQueries } from '../../playback/playback.queries.ts'
import { problemOf } from '../../shared/problem.ts'
import { useListenOnly } from '../controls/use-listen-only.ts'
import { PanelAsk } from '../panels/panel-ask.tsx'
import { PanelProblem } from '../panels/panel-problem.tsx'
import { DeviceList, DeviceListSkeleton } from './device-list.tsx'

export type AddressedDevice = Device & { id: string }

/** A device that is opened now appears by itself. */
const lookAgainMs = 4_000

/** The devices to choose from, kept fresh while they are shown; says what is missing where one can't choose. */
export function DeviceChoice({ onChoose }: { onChoose: (device: AddressedDevice) => void }) {
  const canRead = useVerdict('get-a-users-available-devices').state !== 'blocked'
  if (!canRead) {
    return <PanelAsk operation="get-a-users-available-devices" what="Seeing your devices" promise="they show here" />
  }
  return <Devices onChoose={onChoose} />
}

function Devices({ onChoose }: { onChoose: (device: AddressedDevice) => void }) {
  const { data, error, refetch } = useQuery({
    ...playbackQueries.devices(),
    refetchInterval: lookAgainMs,
    staleTime: 0,
  })
  const isLocked = useVerdict('transfer-a-users-playback').state === 'blocked'
  const isListenOnly = useListenOnly()
  const [wanted, setWanted] = useState<AddressedDevice>()
  if (error && !data) return <PanelProblem problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <DeviceListSkeleton />
  if (data.devices.length === 0) return <NoDevices />
  return (
    <>
      <DeviceList devices={data.devices} {...(isListenOnly ? {} : { onChoose: isLocked ? setWanted : onChoose })} />
      {wanted && <TransferAsk device={wanted} />}
    </>
  )
}

function NoDevices() {
  return (
    <p role="status" className="py-2 text-muted">
      No device is open. Open Spotify on a phone, a computer or a speaker: it appears here by itself.
    </p>
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
