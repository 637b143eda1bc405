import { useSteer } from '../../playback/use-command.ts'
import { DeviceChoice } from '../devices/device-choice.tsx'
import { SidePanel } from './side-panel.tsx'

/** Where it plays, and where it could. */
export function DevicesPanel() {
  const steer = useSteer()
  return (
    <SidePanel id="devices" title="Devices" operation="get-a-users-available-devices">
      <DeviceChoice
        onChoose={(device) =>
          void steer({ name: 'transfer', deviceId: device.id, deviceName: device.name }, { hints: { device } })
        }
      />
    </SidePanel>
  )
}
