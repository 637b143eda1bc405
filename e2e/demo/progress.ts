const width = 30

/** One line of a terminal, drawn over the one before; a line of its own where the output is kept. */
export function progressLine(done: number, all: number, what: string, isTerminal: boolean): string {
  const filled = Math.round((done / Math.max(1, all)) * width)
  const bar = `[${'█'.repeat(filled)}${'·'.repeat(width - filled)}] ${done} of ${all}  ${what}`
  return isTerminal ? `\r${bar.padEnd(100)}` : `${bar}\n`
}
