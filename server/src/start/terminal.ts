import { closeSync, openSync } from 'node:fs'
import { isatty } from 'node:tty'

const startedAtTerminal = isatty(0)

/** Whether the terminal that started this process has been closed. Closing it sends SIGHUP, as an operator may do too. */
export function isTerminalGone(): boolean {
  if (!startedAtTerminal) return false
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return false
  } catch {
    return true
  }
}
