import { spawnSync } from 'node:child_process'

/**
 * Whether a test may use a program of the machine. What needs one that is missing is skipped and counted so; in CI it
 * runs, and fails.
 * @param arg with which the program says something and ends
 */
export const mayUse = (program: string, arg: string): boolean =>
  process.env.CI !== undefined || spawnSync(program, [arg]).status === 0
