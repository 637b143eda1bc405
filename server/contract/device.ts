import { flagIn, numberIn, recordIn, textIn } from './answer-members.ts'
import type { Device } from './web-api.ts'

/**
 * Reads a device of an account. Members that make no sense have a value in their place: the name is never empty, and a
 * device without an id takes no commands.
 * @returns `undefined` for what has neither an id nor a name
 */
export function readDevice(value: unknown): Device | undefined {
  const device = recordIn(value)
  const { id, name, type } = { id: textIn(device.id), name: textIn(device.name), type: textIn(device.type) }
  if (id === undefined && name === undefined) return undefined
  const percent = percentIn(device.volume_percent)
  return {
    id: id ?? null,
    name: name ?? type ?? 'Unnamed device',
    type: type ?? 'Device',
    is_active: flagIn(device.is_active) ?? false,
    is_private_session: flagIn(device.is_private_session) ?? false,
    is_restricted: flagIn(device.is_restricted) ?? false,
    volume_percent: percent ?? null,
    supports_volume: (flagIn(device.supports_volume) ?? true) && percent !== undefined,
  }
}

function percentIn(value: unknown): number | undefined {
  const percent = numberIn(value)
  return percent === undefined ? undefined : Math.round(Math.min(Math.max(0, percent), 100))
}
