import { closeSync, openSync } from 'node:fs'
import { isatty } from 'node:tty'

const startedAtOne = isatty(0)

/** Whether this process was started at a terminal that is no longer there: closing one sends SIGHUP, as people do. */
export function isTerminalGone(): boolean {
  if (!startedAtOne) return false
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return false
  } catch {
    return true
  }
}
