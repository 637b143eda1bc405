import { flowKind } from '@scopedeck/server/contract/flow.ts'
import type { Provider } from '@scopedeck/server/contract/session.ts'
import { addressOf } from './flow-model.ts'
import { type Step, textOf } from './read-flow.ts'

type Place = Pick<Provider, 'authorizeUrl' | 'apiUrl' | 'clientId' | 'redirectUri'>

/** The whole address of a message; a secret in its query is its fingerprint. */
export function urlOf(step: Step, provider: Place): string {
  const ours = new URL(provider.redirectUri).origin
  const origins = {
    browser: ours,
    bff: ours,
    accounts: new URL(provider.authorizeUrl).origin,
    api: new URL(provider.apiUrl).origin,
  }
  const path = step.kind === 'consent' ? new URL(provider.authorizeUrl).pathname : addressOf(step)
  const url = new URL(path, origins[flowKind(step.kind).to])
  if (step.method === 'GET') for (const [name, value] of sentFields(step, provider)) url.searchParams.set(name, value)
  return url.href
}

/** The fields in the address or in the form of a message, as they were named on the wire. */
export function sentFields({ kind, sent }: Step, { clientId, redirectUri }: Place): [string, string][] {
  if (kind === 'call' || kind === 'account') return []
  const fields = Object.entries(sent).filter(([name]) => name !== 'client_secret')
  const ours = kind === 'authorize' ? { client_id: clientId, redirect_uri: redirectUri } : {}
  const form = kind === 'redeem' ? { redirect_uri: redirectUri } : {}
  return Object.entries({ ...Object.fromEntries(fields), ...ours, ...form }).map(([name, value]) => [
    name,
    textOf(value),
  ])
}
