import { Writable } from 'node:stream'
import type { Answer } from './answer.ts'

/** The simulator's tokens and codes, and its client's secret, as it is and as it is sent, whatever their values. */
const secret = /sim_(?:access|refresh|code)_|scopedeck-local-secret|c2NvcGVkZWNrLWxvY2FsOnNjb3BlZGVjay1sb2NhbC1zZWNyZXQ/

/** Shorter ones are words. */
const shortestSecret = 16

/** Remembers everything that left the server, to look for secrets in it. */
export class LeakDetector {
  /** What was logged, line by line. */
  readonly log: string[] = []
  #answers: string[] = []
  /** What a browser was given for itself alone; answers may carry it, the log may not. */
  readonly #confided = new Set<string>()
  #found: string[] = []
  readonly stream = new Writable({
    write: (chunk, _encoding, done) => {
      this.log.push(String(chunk))
      done()
    },
  })

  addAnswer({ status, headers, text }: Answer): void {
    const { 'set-cookie': _, ...rest } = headers
    this.#answers.push(`${status} ${JSON.stringify(rest)} ${text}`)
  }

  /** Remembers a cookie, a state or a code. */
  addSecret(value: string | null): void {
    if (value === null || value.length < shortestSecret) return
    for (const spelling of [value, encodeURIComponent(value)]) this.#confided.add(spelling)
  }

  everything = () => [...this.#answers, ...this.log]

  /** What had a secret in it, and what was a mistake of ours. */
  findings(): string[] {
    const mistakes = this.log.filter((line) => line.includes('unexpected error'))
    const told = this.log.filter((line) => this.#confided.values().some((value) => line.includes(value)))
    return [...this.#found, ...this.everything().filter((text) => secret.test(text)), ...told, ...mistakes]
  }

  /** Looks through what it has so far, and remembers only what it found. For runs longer than any memory. */
  forgetChecked(): void {
    this.#found = this.findings()
    this.#answers = []
    this.log.length = 0
    this.#confided.clear()
  }

  /** @throws {Error} an answer, a header or a log line had a secret in it, or something was a mistake of ours */
  assertNoLeaks(): void {
    const findings = this.findings()
    if (findings.length > 0) throw new Error(`It should never have said:\n${findings.join('\n')}`)
  }
}
