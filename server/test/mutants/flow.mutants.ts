import type { Mutant } from './mutant.ts'

const redaction =
  'server/src/flow/redact-step.test.ts › no step holds anything of a secret, whichever field it was put into'

/** What the record of a session shows, and for how long. */
export const flowMutants: readonly Mutant[] = [
  {
    guard: 'A secret is shown by its fingerprint.',
    file: 'server/src/flow/redact-step.ts',
    text: "secret: (value, { fingerprint }) => (typeof value === 'string' ? { fingerprint: fingerprint(value) } : undefined),",
    without: 'secret: (value) => value,',
    noticedBy: [redaction],
  },
  {
    guard: 'What is none of the words of a table is shown by its fingerprint.',
    file: 'server/src/flow/redact-step.ts',
    text: 'form.includes(value) ? value : { fingerprint: context.fingerprint(value) }',
    without: 'value',
    noticedBy: [redaction],
  },
  {
    guard: 'The record of a session that has ended is deleted.',
    file: 'server/src/store/memory-store.ts',
    text: '      await drop(id)\n      return batches.get(id) ?? []',
    without: '      return batches.get(id) ?? []',
    noticedBy: ['server/test/http/flow.test.ts › the record of a session › ends with the session, in the store too'],
  },
  {
    guard: 'The simulator takes orders from the machine of the server alone.',
    file: 'server/src/conditions/controls-for.ts',
    text: 'if (isPublic || !isFromThisMachine(request)) throw',
    without: 'if (false) throw',
    noticedBy: [
      'server/test/http/time-machine.test.ts › the time machine › takes its two moves, from our own pages, and none at another provider',
      'server/test/http/lab.test.ts › the lab › takes orders from this machine alone, and none at another provider',
    ],
  },
  {
    guard: 'At another provider than the simulator, nothing is switched.',
    file: 'server/src/conditions/controls-for.ts',
    text: "if (!controls) throw new ProblemError('not-found', { detail: 'This server talks to no simulator.' })\n",
    without:
      'if (!controls) return async () => ({ aheadMs: 0, faults: 0, settings: 0, clock: { now: 0 }, requests: [] })\n',
    noticedBy: [
      'server/test/http/lab.test.ts › the lab › takes orders from this machine alone, and none at another provider',
    ],
  },
]
