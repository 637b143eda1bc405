import { expect } from 'vitest'
import { type OperationId, operation } from '../../contract/operations.ts'
import type { Settings } from '../../src/simulator/settings.ts'
import { test } from '../../src/simulator/testing/simulated.ts'
import { createAnswerCheck } from './answer-check.ts'
import { describedOperations, readDescription } from './description.ts'
import { examine } from './examination.ts'
import { knownDifferences } from './known-differences.ts'
import type { SampleCall } from './sample-call.ts'
import { Tally } from './tally.ts'

const file = process.env.SPOTIFY_OPENAPI ?? ''
const say = (line: string) => process.stdout.write(`${line}\n`)
if (!file) say('SPOTIFY_OPENAPI is not set: the simulator is not held against Spotify’s description')

/** Whether a sensible call has to succeed. */
function isOpen(id: string, mode: Settings['mode']): boolean {
  return mode === 'extended' || !operation(id as OperationId).removedSince
}

const inputsOf = ({ query = {}, body = {} }: SampleCall) => [
  ...Object.keys(query).map((name) => `query ${name}`),
  ...Object.keys(body ?? {}).map((name) => `body ${name}`),
]

test.skipIf(!file)('every answer is as Spotify describes it, in both modes', async ({ script }) => {
  const description = await readDescription(file)
  const operations = describedOperations(description)
  const check = createAnswerCheck(description, operations)
  const tally = new Tally()
  const sent = new Set<string>()
  const refused: string[] = []
  for (const mode of ['development', 'extended'] as const) {
    await examine(script, mode, operations, (described, answer, why) => {
      tally.add(mode, described.id, JSON.stringify(why), check(described, answer))
      if (typeof why === 'string') return
      for (const input of inputsOf(why)) sent.add(`${described.id} ${input}`)
      if (answer.status >= 300 && isOpen(described.id, mode)) refused.push(`${mode}: ${described.id} ${answer.text}`)
    })
  }
  const inputs = operations.flatMap(({ id, inputs }) => inputs.map((input) => `${id} ${input}`))
  say(
    `Spotify’s description: ${tally.operations} operations called in 2 modes, ${tally.answers} answers validated, ` +
      `${tally.unexplained(knownDifferences).length} mismatches (${tally.explained(knownDifferences)} differences have ` +
      `their reason), ${inputs.filter((input) => sent.has(input)).length} of ${inputs.length} parameters sent`,
  )
  expect(refused).toEqual([])
  expect(tally.unexplained(knownDifferences)).toEqual([])
  expect(tally.needless(knownDifferences)).toEqual([])
  expect(inputs.filter((input) => !sent.has(input))).toEqual([])
})
