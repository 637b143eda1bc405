import type { Settings } from '../settings.ts'
import type { SimulatedAccount } from '../world/account.ts'

/** Through whose eyes an object is described: what it says depends on the mode and on the grant. */
export interface View {
  origin: string
  mode: Settings['mode']
  account: SimulatedAccount
  scopes: ReadonlySet<string>
}
