import type { OperationId } from '../../contract/operations.ts'
import type { Settings } from '../../src/simulator/settings.ts'
import type { Script } from '../../src/simulator/testing/script.ts'
import type { WireAnswer } from './answer-check.ts'
import { Caller } from './caller.ts'
import { calls } from './calls.ts'
import type { DescribedOperation } from './description.ts'
import { filledPath, type SampleCall } from './sample-call.ts'
import { findSamples, type Samples } from './samples.ts'

/** `why` an answer came: what was sent, or what was wrong with it. */
type Observe = (operation: DescribedOperation, answer: WireAnswer, why: SampleCall | string) => void
type Send = (operation: DescribedOperation, caller: Caller, call?: SampleCall) => Promise<WireAnswer>

/** Calls every operation in one mode, in all of its sensible ways, and then in the ways that are refused. */
export async function examine(
  script: Script,
  mode: Settings['mode'],
  operations: readonly DescribedOperation[],
  observe: Observe,
): Promise<void> {
  await script.control('POST', 'reset')
  await script.control('PATCH', 'settings', { mode })
  const callers = { ada: await Caller.signedIn(script, 'ada'), cleo: await Caller.signedIn(script, 'cleo') }
  const samples = await findSamples(callers.ada)
  const send = sender(samples)
  for (const operation of inOrder(operations)) {
    for (const call of callsOf(operation, samples)) {
      const answer = await send(operation, callers[call.as ?? 'ada'], call)
      observe(operation, answer, call)
    }
  }
  await refuse(script, send, samples, operations, observe)
}

function sender(samples: Samples): Send {
  return (operation, caller, call = callsOf(operation, samples)[0] ?? {}) =>
    caller.call(operation.method, filledPath(operation.path, samples, call), call)
}

/** Why a call may be refused, and the status that says so. */
async function refuse(
  script: Script,
  send: Send,
  samples: Samples,
  operations: readonly DescribedOperation[],
  observe: Observe,
): Promise<void> {
  const [nobody, ada] = [new Caller(script), await Caller.signedIn(script, 'ada')]
  const [unscoped, unlisted] = [await Caller.signedIn(script, 'ada', []), await Caller.signedIn(script, 'dov')]
  const expect = async (status: number, why: string, caller: Caller, wrong?: Partial<SampleCall>) => {
    for (const operation of operations.filter(({ answers }) => answers.has(status))) {
      const answer = await send(operation, caller, wrong && { ...callsOf(operation, samples)[0], ...wrong })
      if (answer.status === status) observe(operation, answer, why)
    }
  }
  await expect(401, 'without a token', nobody)
  await expect(403, 'without a scope', unscoped)
  await expect(403, 'for an account that is not listed', unlisted)
  await expect(400, 'with an id that is none', ada, { id: 'none', query: { uris: 'none' } })
  await expect(404, 'with an id of nothing', ada, { id: '0'.repeat(22) })
  await script.control('PATCH', 'settings', { rateLimit: { requests: 0 } })
  await expect(429, 'beyond the rate limit', ada)
}

function callsOf({ id }: DescribedOperation, samples: Samples): SampleCall[] {
  if (!(id in calls)) throw new Error(`nobody has said how to call ${id}`)
  return calls[id as OperationId](samples)
}

/** In which each finds what it needs: something plays before it is paused. */
function inOrder(operations: readonly DescribedOperation[]): DescribedOperation[] {
  const order = Object.keys(calls)
  return operations.toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
}
