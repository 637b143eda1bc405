import { Writable } from 'node:stream'
import { expect } from 'vitest'
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

  /** No answer, header or log line had a secret in it, and nothing was a mistake of ours. */
  testify(): void {
    for (const text of this.everything()) expect(text).not.toMatch(secret)
    expect(this.log.filter((line) => line.includes('unexpected error'))).toEqual([])
  }
}
