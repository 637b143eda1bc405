import { Writable } from 'node:stream'
import type { Answer } from './answer.ts'

/** The simulator's tokens and codes, and its client's secret, whatever their values. */
const secret = /sim_(?:access|refresh|code)_|scopedeck-local-secret/

/** Remembers everything that left the server, to look for secrets in it. */
export class Witness {
  /** What was logged, line by line. */
  readonly log: string[] = []
  readonly #answers: string[] = []
  readonly stream = new Writable({
    write: (chunk, _encoding, done) => {
      this.log.push(String(chunk))
      done()
    },
  })

  saw({ status, headers, text }: Answer): void {
    const { 'set-cookie': _, ...rest } = headers
    this.#answers.push(`${status} ${JSON.stringify(rest)} ${text}`)
  }

  everything = () => [...this.#answers, ...this.log]

  /** What had a secret in it, and what was a mistake of ours. */
  findings(): string[] {
    const mistakes = this.log.filter((line) => line.includes('unexpected error'))
    return [...this.everything().filter((text) => secret.test(text)), ...mistakes]
  }

  /** @throws {Error} an answer, a header or a log line had a secret in it, or something was a mistake of ours */
  testify(): void {
    const findings = this.findings()
    if (findings.length > 0) throw new Error(`It should never have said:\n${findings.join('\n')}`)
  }
}
