import type { Chapter } from './claim.ts'

export const flowClaims: Chapter = {
  title: 'Flow record',
  claims: [
    {
      claim:
        'The record holds fields of a table alone, secrets as fingerprints under a key of the session. Whatever is put into any field of any message, no secret leaves the server.',
      promise: 'The flow can be shown on a projector.',
      provenBy: [
        'server/src/flow/redact-step.test.ts › no step holds anything of a secret, whichever field it was put into',
        'server/test/http/flow.test.ts › the record of a session › holds the sign-in message by message, with fingerprints for secrets',
        'server/test/http/flow.test.ts › the store holds the record sealed',
      ],
    },
    {
      claim:
        'The record ends with its session, in the store too; it survives a restart; servers that share a store have one record.',
      promise: 'What is shown is what happened, wherever it happened, and is gone after signing out.',
      provenBy: [
        'server/test/http/flow.test.ts › the record of a session › ends with the session, in the store too',
        'server/test/http/flow.test.ts › a restart keeps the record: what was in memory is stored before the server ends',
        'server/test/http/flow.test.ts › servers that share a store have one record, live too: %s',
      ],
    },
    {
      claim:
        'Where Spotify ended the grant, the last messages stay in memory for five minutes, for the browser of that session alone. After a sign-out nothing stays.',
      promise: 'A refused refresh can be looked at, although it ended the session.',
      provenBy: [
        'server/test/http/flow.test.ts › the record of a session › shows for a while how Spotify ended the grant, to that browser alone',
        'server/test/http/flow.test.ts › the record of a session › ends with the session, in the store too',
        'server/src/flow/ended-steps.test.ts › the last steps stay for a while, with those that come after the end',
      ],
    },
    {
      claim:
        'The lab takes orders from the machine of the server alone, and only the experiments of its table; at another provider than the simulator, none.',
      promise: 'Nobody elsewhere can break a simulator through this server.',
      provenBy: [
        'server/test/http/lab.test.ts › the lab › takes orders from this machine alone, and none at another provider',
        'server/test/http/lab.test.ts › the lab › does what its table says and nothing that a browser thinks up',
      ],
    },
  ],
}
