import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { type LoadCase, loadCases } from './load-cases.ts'
import { loadTable, summarize } from './load-table.ts'
import { measureRounds } from './rounds.ts'
import { canRun, Stage } from './stage.ts'

/** `pnpm bench`: how fast the gateway is beside the plainest BFFs. Prints tables, then everything as JSON. */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    subject: { type: 'string', multiple: true },
    json: { type: 'string' },
  },
})
const pace = values.quick
  ? { rounds: 1, roundMs: 500, warmUpCalls: 200 }
  : { rounds: 5, roundMs: 4_000, warmUpCalls: 5_000 }

const stage = await Stage.open()
const machine = { cpu: cpus()[0]?.model, processors: cpus().length, node: process.version }
const report: Record<string, unknown> = {
  at: new Date().toISOString(),
  machine,
  pinning: stage.cores.explanation,
  pace,
}
console.log(`${machine.cpu}, ${machine.processors} processors, Node ${machine.node}. ${stage.cores.explanation}`)
console.log(`Medians of ${pace.rounds} rounds of ${pace.roundMs / 1000} s, the subjects in turn.`)
try {
  for (const [name, loadCase] of Object.entries(loadCases))
    if (values.only?.includes(name) ?? true) report[name] = await runCase(loadCase)
} finally {
  await stage.close()
}
if (values.json === undefined) console.log(`\n${JSON.stringify(report)}`)
else writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)

async function runCase(loadCase: LoadCase) {
  const names = loadCase.subjects.filter((name) => canRun(name) && (values.subject?.includes(name) ?? true))
  const running = []
  for (const name of names) running.push(await stage.start(name))
  const rounds = await measureRounds(stage, loadCase, running, pace)
  const base = [...rounds.values()][0] ?? []
  const rows = [...rounds].map(([{ name }, each]) => summarize(name, each, base))
  for (const subject of running) await stage.stop(subject)
  console.log(`\n## ${loadCase.title}\n\n${loadTable(rows)}`)
  return rows
}
