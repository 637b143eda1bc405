import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLogger, loggableError } from './logger.ts'

function startLog() {
  const lines: string[] = []
  return { lines, log: createLogger('trace', { write: (line) => void lines.push(line) }) }
}

/** A second line, colours, a title, a cleared screen; both introducers of a sequence; text that runs backwards, or hides. */
const tricks = [
  '\r\n{"level":"fatal"}',
  '\u001b[31m',
  '\u001b]0;owned\u0007',
  '\u009b2J',
  '\u0085',
  '\u202eevil\u2066',
  '\u2028\u2029',
  '\u200b\ufeff\u00ad',
  '\u007f',
  '\u{e0041}',
]

test('line breaks, escapes and invisible characters are logged as JSON escapes', () => {
  const { lines, log } = startLog()
  for (const trick of tricks) log.info({ [trick]: trick, error: { stack: trick } }, trick)
  expect(lines).toHaveLength(tricks.length)
  for (const [index, line] of lines.entries()) {
    expect(line).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]+\n$/u)
    const trick = tricks[index] ?? ''
    expect(JSON.parse(line)).toMatchObject({ msg: trick, [trick]: trick, error: { stack: trick } })
  }
})

test('each event is one line of JSON, with any content', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { lines, log } = startLog()
      log.warn({ text }, text)
      expect(lines).toHaveLength(1)
      expect(lines[0]).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+\n$/u)
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        level: 'warn',
        text: text.toWellFormed(),
        msg: text.toWellFormed(),
      })
    }),
  )
})

test('what may be a secret in an error is left out, in its message, its stack and its causes', () => {
  const secret = 'sim_access_Zm9vYmFyYmF6cXV4MTIzNA'
  const error = new Error(`refused ${secret}`, { cause: new Error(`sent ${secret}`) })
  const text = JSON.stringify(loggableError(error))
  expect(text).toMatch(/refused \[redacted\].*sent \[redacted\]/)
  expect(text).not.toContain(secret)
})
