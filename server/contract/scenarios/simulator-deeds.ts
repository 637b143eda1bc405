import type { AccountId, Deed, SimulatorControl } from './step.ts'

const control = (words: string, method: SimulatorControl['method'], path: string, body?: object): Deed => ({
  ...{ does: 'control', words },
  control: { method, path, ...(body && { body: { ...body } }) },
})

interface Fault {
  match: { method?: string; path?: string }
  effect: {
    status?: number
    body?: unknown
    headers?: Record<string, string>
    delayMs?: number
    reset?: true
    truncate?: number
    patch?: Record<string, unknown>
  }
  times?: number
}

/** What the world around the person does: by the simulator's controls. The first words tell it to the person. */
export const setFault = (words: string, fault: Fault): Deed => control(words, 'POST', 'faults', fault)
export const clearFaults = (words: string): Deed => control(words, 'DELETE', 'faults')
export const changeSettings = (words: string, settings: Readonly<Record<string, unknown>>): Deed =>
  control(words, 'PATCH', 'settings', settings)
export const changeAccount = (words: string, id: AccountId, change: Readonly<Record<string, unknown>>): Deed =>
  control(words, 'PATCH', `accounts/${id}`, change)
/** @param advance `59m`, `155d` */
export const advanceClock = (words: string, advance: string): Deed => control(words, 'POST', 'clock', { advance })
export const expireTokens = (words: string, account?: AccountId): Deed =>
  control(words, 'POST', 'tokens/expire', account ? { account } : {})
export const revokeGrants = (words: string, account?: AccountId): Deed =>
  control(words, 'POST', 'grants/revoke', account ? { account } : {})
