import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { flag, readOptions, text, words } from '../../contract/command-line.ts'
import { judgeGoals, type Measured } from './goals.ts'
import { type LoadCase, loadCases } from './load-cases.ts'
import { loadTable, summarize } from './load-table.ts'
import { measureRounds } from './rounds.ts'
import { type RunningSubject, Stage } from './stage.ts'
import { subjectNames } from './subjects.ts'
import { table } from './table.ts'
import type { Trial, TrialFigure } from './trials/trial.ts'
import { trials } from './trials.ts'

/**
 * `pnpm bench`: how fast the gateway is beside the plainest BFFs. Prints tables as it goes, and everything as JSON at the
 * end: on one line, or into the file that `--json` names.
 */
const values = readOptions('pnpm bench', {
  quick: flag('one short round and few of everything: shows that the bench works, and no more'),
  long: flag('a million calls before the resident memory is read, instead of 50,000'),
  only: words('only this', [...Object.keys(loadCases), ...Object.keys(trials)]),
  subject: words('only this subject', subjectNames),
  json: text('writes the figures into a file; without it they are the last line of the output', 'FILE'),
})
const isWanted = (name: string) => values.only?.includes(name) ?? true

const pace = values.quick
  ? { rounds: 1, roundMs: 300, warmUpCalls: 100 }
  : { rounds: 5, roundMs: 4_000, warmUpCalls: 5_000 }
const size = values.quick
  ? {
      signIns: 16,
      storedSessions: 10_000,
      lookups: 500,
      tabs: 40,
      watchMs: 6_000,
      calls: 500,
      callsInAll: 1_000,
      restMs: 1_000,
    }
  : {
      ...{ signIns: 400, storedSessions: 1_000_000, lookups: 10_000, tabs: 2_000, watchMs: 20_000 },
      calls: values.long ? 1_000_000 : 50_000,
      callsInAll: values.long ? 1_000_000 : 200_000,
      restMs: 60_000,
    }

const stage = await Stage.open(values.subject)
const machine = { cpu: cpus()[0]?.model, processors: cpus().length, node: process.version }
const measured: Measured = {}
const figures: Record<string, unknown> = {}
console.log(`${machine.cpu}, ${machine.processors} processors, Node ${machine.node}. ${stage.cores.explanation}`)
console.log(`Medians of ${pace.rounds} rounds of ${pace.roundMs / 1000} s, the subjects in turn.`)
try {
  for (const [name, loadCase] of Object.entries(loadCases))
    if (isWanted(name)) await attempt(name, runCase(name, loadCase))
  for (const [name, trial] of Object.entries(trials)) if (isWanted(name)) await attempt(name, runTrial(name, trial))
} finally {
  await stage.close()
}
const goals = judgeGoals(measured, stage.cores.isPairFree)
if (goals.length > 0) {
  const rows = goals.map(({ goal, measured, isReached }) => [goal, measured.toFixed(2), isReached ? 'yes' : 'no'])
  print('Goals', table(['goal', 'measured', 'reached'], rows))
}
const { explanation: pinning } = stage.cores
const report = { at: new Date().toISOString(), machine, pinning, pace, size, figures, goals }
if (values.json === undefined) console.log(`\n${JSON.stringify(report)}`)
else writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)

/** One measurement that fails must not cost the others, which take minutes. */
async function attempt(name: string, measurement: Promise<void>): Promise<void> {
  await measurement.catch((error: unknown) => {
    console.error(`\n${name} failed: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  })
}

async function runCase(name: string, loadCase: LoadCase): Promise<void> {
  const running: RunningSubject[] = []
  for (const subject of loadCase.subjects.filter(stage.measures)) running.push(await stage.start(subject))
  const rounds = await measureRounds(stage, loadCase, running, pace)
  for (const subject of running) await stage.stop(subject)
  measured[name] = rounds
  const base = [...rounds.values()][0] ?? []
  const rows = [...rounds].map(([subject, each]) => summarize(subject, each, base))
  figures[name] = rows
  print(loadCase.title, loadTable(rows))
}

async function runTrial(name: string, { title, run }: { title: string; run: Trial }): Promise<void> {
  const found = await run(stage, size)
  figures[name] = found
  const rows = found.map(({ what, value, unit, atMost }) => [what, show(value), unit, ...judge(value, atMost)])
  print(title, table(['what', 'measured', '', 'goal', 'reached'], rows))
}

function judge(value: number, atMost: TrialFigure['atMost']): [string, string] {
  return atMost === undefined ? ['', ''] : [`≤ ${atMost}`, value <= atMost ? 'yes' : 'no']
}

function show(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(3)
}

function print(title: string, text: string): void {
  console.log(`\n## ${title}\n\n${text}`)
}
