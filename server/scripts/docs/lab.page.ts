import { type Control, type LabGroup, labGroups, thisAccount } from '../../contract/lab/experiment.ts'
import { type ExperimentId, experiment, experimentsOf } from '../../contract/lab/experiments.ts'
import { labClient } from '../../contract/lab/lab-api.ts'
import { code, table } from './markdown.ts'

/** Every experiment of the lab, by group. */
export function labPage(): string {
  const groups = Object.keys(labGroups) as LabGroup[]
  return `${[about, ...groups.map(groupSection), ownClient].join('\n\n')}\n`
}

const groupSection = (group: LabGroup) =>
  `## ${labGroups[group]}\n\n${table(
    ['experiment', 'what happens', 'the same by the simulator’s controls', 'what is expected of a client'],
    experimentsOf(group).map(experimentRow),
  )}`

function experimentRow(id: ExperimentId): string[] {
  const { title, what, rounds, expects } = experiment(id)
  const controls = rounds.map((round) => round.controls.map(controlWords).join('<br>')).filter(Boolean)
  return [
    `${title}<br>${code(`/lab?fault=${id}`)}`,
    what,
    controls.length === 0 ? 'nothing: it is so in development mode' : controls.join('<br>then, after the calls<br>'),
    expects.map(({ says, seenFrom }) => `${says}${seenFrom === 'inside' ? ' *' : ''}`).join('<br>'),
  ]
}

const controlWords = ({ method, path, body }: Control) =>
  code(`${method} /simulator/${path} ${JSON.stringify(body).replaceAll(thisAccount, 'ada')}`)

const about = `# The lab

\`/lab\` breaks the simulated Spotify on purpose, one failure at a time, and judges what a client does about it. Each row can be switched on the
screen, opened by its address, and caused by the simulator's controls. The page ticks each expectation from the [flow record](decisions/0019-flow-record.md)
and shows the messages that prove it. What is marked with * only the client itself can know; the rest is judged of any client, from the simulator's request log.

Only the simulator can be broken: at the real Spotify the page says so. The switches work on the machine that the server runs on, as the simulator's controls do.
A fault that is left on is marked on every screen, and one press there ends it: \`DELETE /api/simulator\`.`

const ownClient = `## A client of your own

Point it at the simulator (\`http://localhost:8889\`): \`/authorize\`, \`/api/token\`, \`/v1\`. The lab registers the client id \`${labClient.clientId}\` with the secret
\`${labClient.clientSecret}\` and the redirect URIs ${labClient.redirectUris.map(code).join(' and ')}, at any port, when an experiment is switched on. What it sends then
stands on the page beside the expectations.`
