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
    guard: 'The clock of the simulator takes orders from this machine alone.',
    file: 'server/src/conditions/time-machine.routes.ts',
    text: '    requireThisMachine(request, publicUrl)\n',
    without: '',
    noticedBy: [
      'server/test/http/time-machine.test.ts › the time machine › takes its two moves, from our own pages, and none at another provider',
    ],
  },
  {
    guard: 'The lab takes orders from this machine alone.',
    file: 'server/src/lab/lab.routes.ts',
    text: '    requireThisMachine(request, publicUrl)\n',
    without: '',
    noticedBy: [
      'server/test/http/lab.test.ts › the lab › takes orders from this machine alone, and none at another provider',
    ],
  },
]
