import type { Simulation } from '../simulation.ts'
import type { SimulatedAccount } from '../world/account.ts'

/** A control refuses; the message says why, in one line. */
export class ControlRefusal extends Error {
  readonly statusCode: number

  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

/** @throws {ControlRefusal} with `statusCode` where there is no such account */
export function knownAccount({ world }: Simulation, id: string, statusCode: number): SimulatedAccount {
  const account = world.accounts.get(id)
  if (account) return account
  throw unknown('account', id, world.accounts, statusCode)
}

/** Names what there is instead. */
export function unknown(
  kind: string,
  id: string,
  known: ReadonlyMap<string, unknown>,
  statusCode: number,
): ControlRefusal {
  const ids = known.size === 0 ? 'none' : [...known.keys()].join(', ')
  return new ControlRefusal(statusCode, `There is no ${kind} “${id}”. There are: ${ids}.`)
}
