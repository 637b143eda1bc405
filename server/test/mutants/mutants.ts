import { accountMutants } from './account.mutants.ts'
import { flowMutants } from './flow.mutants.ts'
import { isolationMutants } from './isolation.mutants.ts'
import { liveMutants } from './live.mutants.ts'
import type { Mutant } from './mutant.ts'
import { operationMutants } from './operation.mutants.ts'
import { pageMutants } from './page.mutants.ts'
import { refreshMutants } from './refresh.mutants.ts'
import { requestMutants } from './request.mutants.ts'
import { sessionMutants } from './session.mutants.ts'
import { signInMutants } from './sign-in.mutants.ts'
import { webApiMutants } from './web-api.mutants.ts'

/** Every guard that `pnpm mutants` removes, in the order of docs/trust.md. */
export const mutants: readonly Mutant[] = [
  ...signInMutants,
  ...sessionMutants,
  ...accountMutants,
  ...refreshMutants,
  ...webApiMutants,
  ...isolationMutants,
  ...liveMutants,
  ...flowMutants,
  ...pageMutants,
  ...requestMutants,
  ...operationMutants,
]
