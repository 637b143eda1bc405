import type { SignedIn } from '../../contract/session.ts'
import type { Session, SessionBody } from './session.ts'

// The clock of the simulator can be moved. A grant and a token end by its clock, so they end earlier by ours when it is moved
// ahead after it issued them, and later when it is put back. At any other provider the two clocks are the same to us.

/** How far the provider's clock is ahead of ours, in milliseconds. Resolves to `undefined` where it does not say. */
export type ReadAheadMs = () => Promise<number | undefined>

/** The body with the clock by which its new token set was issued. */
export async function atProviderTime(
  body: SessionBody,
  { readAheadMs }: { readAheadMs?: ReadAheadMs | undefined },
): Promise<SessionBody> {
  const tokenAheadMs = body.clocks && (await readAheadMs?.())
  return body.clocks && tokenAheadMs !== undefined ? { ...body, clocks: { ...body.clocks, tokenAheadMs } } : body
}

/** The view with the moments at which token and grant began and end at the provider, by our clock. */
export async function viewAtProvider(
  view: SignedIn,
  { clocks }: Session,
  readAheadMs: ReadAheadMs | undefined,
): Promise<SignedIn> {
  const aheadMs = clocks && (await readAheadMs?.())
  if (!clocks || aheadMs === undefined) return view
  const [token, grant] = [clocks.tokenAheadMs - aheadMs, clocks.grantAheadMs - aheadMs]
  return {
    ...view,
    accessTokenObtainedAt: view.accessTokenObtainedAt + token,
    accessTokenExpiresAt: view.accessTokenExpiresAt + token,
    grantedAt: view.grantedAt + grant,
    grantExpiresAt: view.grantExpiresAt + grant,
  }
}
