import type { SimulatedAccount } from './account.ts'

/** Before a command: reads of the player go on seeing it as it is now, until then. */
export function keepPlayer(account: SimulatedAccount, until: number): void {
  const seen = { until, playback: account.playback.copy(), devices: account.devices.map((device) => ({ ...device })) }
  account.seenBefore = [...(account.seenBefore ?? []), seen]
}

/** The account with the player that reads see. */
export function playerSeen(account: SimulatedAccount, now: number): SimulatedAccount {
  const seen = account.seenBefore?.find(({ until }) => now < until)
  if (seen) return { ...account, playback: seen.playback, devices: seen.devices }
  delete account.seenBefore
  return account
}
