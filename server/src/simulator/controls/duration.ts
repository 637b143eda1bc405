/** Milliseconds in each unit. A month is thirty days here, so that `6mo` is exactly the life of a grant. */
const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  mo: 30 * 86_400_000,
}

/** Milliseconds in a duration such as `59m`, `1h30m` or `6mo`; `undefined` for anything else. */
export function parseDuration(duration: string): number | undefined {
  if (!/^(\d{1,12}(ms|mo|s|m|h|d))+$/.test(duration)) return undefined
  const parts = [...duration.matchAll(/(\d+)(ms|mo|s|m|h|d)/g)]
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0)
}
