import type { SimulatorConditions } from './simulator.ts'
import { counted } from './words.ts'

const units = [
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** What is unusual about the simulator, for its mark on every page: `clock 6 months ahead`, `2 faults on`. Often nothing. */
export function conditionWords({ aheadMs = 0, faults = 0, settings = 0 }: Partial<SimulatorConditions>): string[] {
  return [
    ...(aheadMs > 0 ? [`clock ${lengthWords(aheadMs)} ahead`] : []),
    ...(faults > 0 ? [`${counted(faults, 'fault')} on`] : []),
    ...(settings > 0 ? [`${counted(settings, 'setting')} changed`] : []),
  ]
}

/** A length of time in its largest whole unit, rounded. */
function lengthWords(ms: number): string {
  const [unit, size] = units.find(([, unitMs]) => ms >= unitMs) ?? ['second', 1000]
  return counted(Math.max(1, Math.round(ms / size)), unit)
}
