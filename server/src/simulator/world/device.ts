/** Where an account can listen. At most one of an account's devices is active. */
export interface Device {
  id: string
  name: string
  type: string
  isActive: boolean
  isPrivateSession: boolean
  /** It shows in the list and takes no commands. */
  isRestricted: boolean
  supportsVolume: boolean
  /** 0 to 100; null where the volume is not ours to know. */
  volumePercent: number | null
}

export function createDevice(device: Partial<Device> & Pick<Device, 'id' | 'name'>): Device {
  const supportsVolume = device.supportsVolume ?? true
  return {
    type: 'Computer',
    isActive: false,
    isPrivateSession: false,
    isRestricted: false,
    volumePercent: supportsVolume ? 50 : null,
    ...device,
    supportsVolume,
  }
}

export function activeDevice(devices: readonly Device[]): Device | undefined {
  return devices.find(({ isActive }) => isActive)
}

export function activate(devices: readonly Device[], id: string): void {
  for (const device of devices) device.isActive = device.id === id
}
