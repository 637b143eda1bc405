import type { Simulation } from '../simulation.ts'
import type { SimulatedAccount } from '../world/account.ts'

/** A control that can't do what it was asked, and why. */
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
  const ids = [...world.accounts.keys()].join(', ')
  throw new ControlRefusal(statusCode, `There is no account “${id}”. There are: ${ids}.`)
}
