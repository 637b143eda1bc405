/** The time left: `47:12`, `1:02:09`; `0:00` when it is over. */
export function formatCountdown(remainingMs: number): string {
  const seconds = Math.max(0, Math.floor(remainingMs / 1000))
  return formatSeconds(seconds)
}

/** The length of a song or a position in it: `3:41`. */
export function formatDuration(durationMs: number): string {
  return formatSeconds(Math.max(0, Math.floor(durationMs / 1000)))
}

function formatSeconds(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const tail = String(rest).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}
