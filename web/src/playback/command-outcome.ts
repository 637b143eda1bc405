import type { ScreenProblem } from '../shared/problem.ts'
import type { PlaybackCommand } from './command.ts'
import { commandWords } from './command-words.ts'

/** What a failed command leads to. */
export type Failure =
  /** A device is chosen, then the same command goes out again. */
  | { outcome: 'choose-device' }
  /** The account may listen, not steer: the controls fold. */
  | { outcome: 'listen-only' }
  /** It goes out again by itself after the pause that Spotify asked for. */
  | { outcome: 'wait'; waitMs: number }
  /** It is over: said in one line. */
  | { outcome: 'tell'; text: string }

/** A pause up to this long is waited out; a longer one is told. */
const patienceMs = 30_000

export function failureOf(command: PlaybackCommand, problem: ScreenProblem): Failure {
  switch (problem.code) {
    case 'no-active-device':
      return { outcome: 'choose-device' }
    case 'premium-required':
      return { outcome: 'listen-only' }
    case 'rate-limited':
      return waited(command, problem)
    default:
      return told(command, problem)
  }
}

function waited(command: PlaybackCommand, problem: ScreenProblem): Failure {
  const waitMs = pauseOf(problem)
  return waitMs <= patienceMs ? { outcome: 'wait', waitMs } : told(command, problem)
}

function told(command: PlaybackCommand, { title }: ScreenProblem): Failure {
  return { outcome: 'tell', text: `${commandWords[command.name].undone}: ${lowerFirst(title)}.` }
}

/** Milliseconds that Spotify asked to be left alone; 0 where it did not. */
export function pauseOf({ code, retryAfter = 1 }: ScreenProblem): number {
  return code === 'rate-limited' || code === 'quota-exceeded' ? Math.max(1, retryAfter) * 1000 : 0
}

function lowerFirst(words: string): string {
  return words.startsWith('Spotify') || words.startsWith('Scopedeck')
    ? words
    : words.charAt(0).toLowerCase() + words.slice(1)
}
