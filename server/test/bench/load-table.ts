import type { Figure, Round } from './rounds.ts'
import { median, medianRatio } from './statistics.ts'
import { table } from './table.ts'

/** A subject’s medians, and the medians of its ratios to the first subject of the case. */
export interface LoadRow {
  subject: string
  ratios: Partial<Round>
  figures: Round
}

interface ColumnRow {
  title: string
  decimals: number
  /** How the column of the ratios is titled, where there is one. */
  comparedAs?: string
}

const columns: Record<Figure, ColumnRow> = {
  callsPerSecond: { title: 'calls/s', decimals: 0, comparedAs: 'calls' },
  p50Ms: { title: 'p50 ms', decimals: 2, comparedAs: 'p50' },
  p99Ms: { title: 'p99 ms', decimals: 2, comparedAs: 'p99' },
  cpuPerCall: { title: 'CPU µs a call', decimals: 0, comparedAs: 'CPU' },
  residentMegabytes: { title: 'RSS MB', decimals: 0 },
  subjectShare: { title: 'subject busy', decimals: 2 },
  upstreamShare: { title: 'upstream busy', decimals: 2 },
  generatorShare: { title: 'generator busy', decimals: 2 },
}
const figures = Object.keys(columns) as Figure[]
const compared = figures.filter((figure) => columns[figure].comparedAs !== undefined)

export function summarize(subject: string, rounds: readonly Round[], base: readonly Round[]): LoadRow {
  const all = (of: readonly Round[], figure: Figure) => of.map((round) => round[figure])
  return {
    subject,
    ratios: Object.fromEntries(compared.map((figure) => [figure, medianRatio(all(rounds, figure), all(base, figure))])),
    // Every figure is a column.
    figures: Object.fromEntries(figures.map((figure) => [figure, median(all(rounds, figure))])) as unknown as Round,
  }
}

/** One line for each subject, ratios first: absolute figures are of one machine on one day. */
export function loadTable(rows: readonly LoadRow[]): string {
  const base = rows[0]?.subject ?? ''
  const ratioTitles = compared.map((figure) => `${columns[figure].comparedAs} × ${base}`)
  const lines = rows.map((row) => [
    row.subject,
    ...compared.map((figure) => row.ratios[figure]?.toFixed(2) ?? ''),
    ...figures.map((figure) => row.figures[figure].toFixed(columns[figure].decimals)),
  ])
  return table(['subject', ...ratioTitles, ...figures.map((figure) => columns[figure].title)], lines)
}
