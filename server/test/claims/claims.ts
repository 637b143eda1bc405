import { flowClaims } from './flow.claims.ts'
import { liveClaims } from './live.claims.ts'
import { operationClaims } from './operation.claims.ts'
import { pageClaims } from './page.claims.ts'
import { refreshClaims } from './refresh.claims.ts'
import { requestClaims } from './request.claims.ts'
import { sessionClaims } from './session.claims.ts'
import { signInClaims } from './sign-in.claims.ts'
import { webApiClaims } from './web-api.claims.ts'

/** Every promise to the operator of a server, with the tests that prove it. */
export const chapters = [
  signInClaims,
  sessionClaims,
  refreshClaims,
  webApiClaims,
  liveClaims,
  flowClaims,
  pageClaims,
  requestClaims,
  operationClaims,
]
