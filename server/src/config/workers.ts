import { availableParallelism } from 'node:os'
import { SettingError } from './setting-error.ts'

/** A count of processes; `auto` is as many as this process may use cores. */
export function parseWorkers(text: string): number {
  if (text.toLowerCase() === 'auto') return availableParallelism()
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > 256) throw new SettingError()
  return Number(text)
}
