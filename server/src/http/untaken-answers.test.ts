import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createUntakenAnswers } from './untaken-answers.ts'

const limits = { eachBytes: 100, totalBytes: 250, smallestBytes: 1 }

/** The part of a response that is used: it closes when its client has taken it, or when its connection is destroyed. */
function responseOf() {
  const response = new EventEmitter()
  const close = () => void response.emit('close')
  return {
    response: Object.assign(response, { req: { socket: { destroy: close } } }) as unknown as ServerResponse,
    close,
  }
}

function start() {
  const givenUp: string[] = []
  let current = ''
  const untaken = createUntakenAnswers(limits, () => givenUp.push(current))
  const add = (owner: string, bytes: number) => {
    const { response, close } = responseOf()
    current = owner
    untaken.add(response, owner, bytes)
    return close
  }
  return { untaken, add, givenUp }
}

test('over the limit of an account its oldest answers are given up, and no other’s', () => {
  const { untaken, add, givenUp } = start()
  add('ben', 90)
  add('ada', 60)
  add('ada', 30)
  expect([untaken.held(), givenUp]).toEqual([180, []])
  add('ada', 30)
  expect([untaken.held(), givenUp]).toEqual([150, ['ada']])
})

test('over the limit of all, the oldest answers are given up, whose they may be', () => {
  const { untaken, add, givenUp } = start()
  for (const owner of ['ada', 'ben', 'cleo', 'dov']) add(owner, 80)
  expect([untaken.held(), givenUp.length]).toEqual([240, 1])
})

test('an answer that was taken is not counted', () => {
  const { untaken, add, givenUp } = start()
  for (let nth = 0; nth < 100; nth++) add('ada', 90)()
  expect([untaken.held(), givenUp]).toEqual([0, []])
})

test('however answers come and go: never more than the limits, and nothing is left in the end', () => {
  const step = fc.record({
    owner: fc.constantFrom('ada', 'ben', 'cleo', 'dov'),
    bytes: fc.integer({ min: 1, max: 120 }),
    take: fc.nat(5),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { untaken, add } = start()
      const open: (() => void)[] = []
      for (const { owner, bytes, take } of steps) {
        open.push(add(owner, bytes))
        expect(untaken.held()).toBeLessThanOrEqual(limits.totalBytes)
        if (take > 2) open.splice(take % open.length, 1)[0]?.()
      }
      for (const close of open) close()
      expect(untaken.held()).toBe(0)
    }),
    { numRuns: 300, seed: 11 },
  )
})
