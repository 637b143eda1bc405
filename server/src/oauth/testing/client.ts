import { Agent } from 'undici'
import { onTestFinished } from 'vitest'
import type { OAuthClient } from '../client.ts'

/** A client for one test; its clock stands still. */
export function testClient(changes: Partial<OAuthClient> = {}): OAuthClient {
  const dispatcher = new Agent()
  onTestFinished(() => dispatcher.destroy())
  return {
    clientId: 'deck',
    clientSecret: 'the-client-secret',
    authorizationEndpoint: 'http://127.0.0.1:9/authorize',
    tokenEndpoint: 'http://127.0.0.1:9/api/token',
    redirectUri: 'http://127.0.0.1:8888/auth/callback',
    dispatcher,
    now: () => 1_800_000_000_000,
    timeoutMs: 7_500,
    ...changes,
  }
}
