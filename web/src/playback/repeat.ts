import type { RepeatMode } from '@scopedeck/server/contract/web-api.ts'

/** Off, everything, this one, and off again. */
export const repeatModes = {
  off: { next: 'context', label: 'Repeat', announced: 'Repeat is off' },
  context: { next: 'track', label: 'Repeat: all', announced: 'Repeats everything' },
  track: { next: 'off', label: 'Repeat: this one', announced: 'Repeats this one' },
} as const satisfies Record<RepeatMode, { next: RepeatMode; label: string; announced: string }>
