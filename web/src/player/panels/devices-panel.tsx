import { useCommand } from '../../playback/use-command.ts'
import DeviceChoice from '../devices/device-choice.tsx'
import { SidePanel } from './side-panel.tsx'

/** The device that plays, and those that could. */
export function DevicesPanel() {
  const giveCommand = useCommand()
  return (
    <SidePanel id="devices" title="Devices" operation="get-a-users-available-devices">
      <DeviceChoice
        onChoose={(device) =>
          void giveCommand({ name: 'transfer', deviceId: device.id, deviceName: device.name }, { hints: { device } })
        }
      />
    </SidePanel>
  )
}
