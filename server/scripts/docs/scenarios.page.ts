import { audiences, type Chapter, type Scenario } from '../../contract/scenarios/scenario.ts'
import { scenarios } from '../../contract/scenarios/scenarios.ts'
import { stepWords } from '../../contract/scenarios/step-words.ts'
import { code, table } from './markdown.ts'

/** Every scenario: an overview, and what happens in each. */
export function scenariosPage(): string {
  return `${[about, overview(), ...scenarios.map(section)].join('\n\n')}\n`
}

const overview = () =>
  table(
    ['', 'scenario', 'the question it answers', 'for', 'account', 'chapters'],
    scenarios.map(({ number, id, title, question, audience, account, chapters }) => [
      ...[String(number), `[${title}](../server/contract/scenarios/${id}.ts)`, question],
      ...[audience.map((who) => audiences[who]).join(', '), account, String(chapters.length)],
    ]),
  )

function section({ number, title, id, prepare = [], chapters }: Scenario): string {
  const before = prepare.length === 0 ? [] : [`Before: ${prepare.map(stepWords).join(' ')}`]
  const rows = table(['chapter', 'what is done', 'what is then to be seen'], chapters.map(chapterRow))
  return [`## ${number}. ${title}`, `Film: ${code(`pnpm demo ${id}`)}.`, ...before, rows].join('\n\n')
}

const chapterRow = ({ title, narration, action, expectation }: Chapter) => [
  `**${title}**<br>${narration}`,
  action.map(stepWords).join('<br>'),
  expectation.map(stepWords).join('<br>'),
]

const about = `# Demo scenarios

Each scenario is one definition in \`server/contract/scenarios\`. Three things are made from it: a browser test
(\`e2e/scenarios.spec.ts\`), a film with its pictures (\`pnpm demo\`), and its part of this page.

## To add one

1. Copy a file of \`server/contract/scenarios\` that is like it, such as \`one-hour-later.ts\`, and name the copy after its \`id\`.
2. Change the words and the steps. Deeds and expectations are in \`step.ts\`, what happens to Spotify in \`simulator-deeds.ts\`, and what can be pointed at in
   \`target.ts\`: buttons, links and the like, by their role and name. Of several that fit, the first that can be seen is meant.
3. Add its name to the list in \`scenarios.ts\`.
4. \`npx -y pnpm run docs\` writes this page. \`npx -y pnpm test:e2e scenarios\` plays it as a test, \`npx -y pnpm demo its-id\` makes its pictures.

A step that the page can't do to itself, such as one of a second browser, is \`onlyInTest('name', 'In words.')\`: a function of that name in
\`e2e/scenarios/test-steps.ts\` does it in the test and the film; this page tells it in these words.`
