import type { OperationId } from '../../contract/operations.ts'
import { ProblemError } from '../http/problem-error.ts'
import { type Circuit, type CircuitOptions, createCircuit, failuresToTrip, outcomeOf } from './circuit.ts'

/**
 * Stops the calls of an operation that fails. Each operation is judged by itself, and each account: where the calls of one
 * account fail, only its own are stopped. Those of all accounts are stopped once the calls of several have failed.
 */
export interface CircuitBreaker {
  /** @throws {ProblemError} `upstream-unavailable` with the seconds to wait, unless the call may go out now */
  check(call: JudgedCall): void
  /**
   * Makes a call, retries included, and changes state by its outcome.
   * @throws {ProblemError} as `check`; or whatever `send` throws
   */
  run<T>(call: JudgedCall, send: () => Promise<T>): Promise<T>
}

export interface JudgedCall {
  id: OperationId
  accountId: string
}

interface CircuitBreakerOptions extends Pick<CircuitOptions, 'openMs' | 'now' | 'random'> {
  /** Called when a circuit opens, and when it closes again; not for a failed trial call. */
  onStateChange(state: 'open' | 'closed', circuit: { operation: OperationId; stops: CircuitReach }): void
}

/** Whose calls an open circuit stops. */
type CircuitReach = 'every account' | 'one account'

/** An operation that has failed since its last answer. */
interface SickOperation {
  common: Circuit
  /** By account. */
  own: Map<string, Circuit>
}

/** Failing accounts that are remembered for an operation. Over it the oldest is forgotten. */
export const mostSickAccounts = 1_000

export function createCircuitBreaker({ onStateChange, ...options }: CircuitBreakerOptions): CircuitBreaker {
  /** A healthy operation is not in it, and costs its calls nothing. */
  const sick = new Map<OperationId, SickOperation>()

  const ownCircuit = ({ id, accountId }: JudgedCall, { own }: SickOperation): Circuit => {
    const known = own.get(accountId)
    if (known) return known
    const circuit = createCircuit({
      ...options,
      failuresEach: failuresToTrip,
      othersFirstMs: 0,
      ...told(id, 'one account'),
    })
    own.set(accountId, circuit)
    for (const oldest of own.keys()) if (own.size > mostSickAccounts) own.delete(oldest)
    return circuit
  }
  const sickOperation = (id: OperationId): SickOperation => {
    const known = sick.get(id)
    if (known) return known
    const { onOpen, onClose } = told(id, 'every account')
    const common = createCircuit({
      ...options,
      // No account opens the circuit of all alone.
      failuresEach: failuresToTrip / 2,
      othersFirstMs: options.openMs.shortestMs,
      // An answer to another account closes this circuit, and must not let all their calls out again.
      onOpen(failing) {
        onOpen()
        for (const accountId of failing) ownCircuit({ id, accountId }, operation).trip()
      },
      onClose,
    })
    const operation: SickOperation = { common, own: new Map() }
    sick.set(id, operation)
    return operation
  }
  const told = (operation: OperationId, stops: CircuitReach) => ({
    onOpen: () => onStateChange('open', { operation, stops }),
    onClose: () => onStateChange('closed', { operation, stops }),
  })
  const forgetHealthy = ({ id, accountId }: JudgedCall, { common, own }: SickOperation) => {
    if (own.get(accountId)?.isWell()) own.delete(accountId)
    if (own.size === 0 && common.isWell()) sick.delete(id)
  }
  const check = ({ id, accountId }: JudgedCall) => {
    const operation = sick.get(id)
    const waitMs = operation?.common.waitMs(accountId) ?? operation?.own.get(accountId)?.waitMs(accountId)
    if (waitMs !== undefined) throw circuitOpen(waitMs)
  }

  return {
    check,
    async run(call, send) {
      check(call)
      const { id, accountId } = call
      const known = sick.get(id)
      const [metCommon, metOwn] = [known?.common.begin(), known?.own.get(accountId)?.begin()]
      const answer = send()
      const outcome = await outcomeOf(answer)
      const operation = outcome === 'failed' ? sickOperation(id) : sick.get(id)
      if (operation) {
        const own = outcome === 'failed' ? ownCircuit(call, operation) : operation.own.get(accountId)
        own?.accept(accountId, outcome, metOwn)
        operation.common.accept(accountId, outcome, metCommon)
        forgetHealthy(call, operation)
      }
      return await answer
    },
  }
}

function circuitOpen(waitMs: number): ProblemError {
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000))
  return new ProblemError('upstream-unavailable', {
    detail: `Spotify has not answered this kind of call lately and was not called. It is tried again in ${retryAfter} s.`,
    members: { retryAfter },
  })
}
