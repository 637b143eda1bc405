import Fastify from 'fastify'
import { expect, test, vi } from 'vitest'
import { createBackgroundNotes } from './background-notes.ts'

const { log } = Fastify()

function open() {
  const clock = { now: 0 }
  const notes = createBackgroundNotes({ pauseMs: { first: 1000, longest: 4000 }, most: 3, now: () => clock.now })
  const warn = vi.spyOn(log, 'warn')
  /** @returns whether a write of any session is begun now; it fails */
  const fails = async (key = 'use 1') => {
    const isBegun = notes.write(key, () => Promise.reject(new Error('disk full')), log)
    await new Promise(setImmediate)
    return isBegun
  }
  return { clock, notes, fails, warn }
}

test('nobody waits for a note, and the same is not written twice at once', async () => {
  const { notes } = open()
  const written = Promise.withResolvers<void>()
  const write = vi.fn(() => written.promise)
  expect([notes.write('use 1', write, log), notes.write('use 1', write, log)]).toEqual([true, false])
  written.resolve()
  await new Promise(setImmediate)
  expect(notes.write('use 1', write, log)).toBe(true)
  expect(write).toHaveBeenCalledTimes(2)
})

test('after a failed note none is begun for a while, of any session; the pause doubles up to the longest', async () => {
  const { clock, fails, warn } = open()
  const begunAt: number[] = []
  for (; clock.now < 16_000; clock.now += 500) if (await fails(`use ${clock.now}`)) begunAt.push(clock.now)
  expect(begunAt).toEqual([0, 1000, 3000, 7000, 11_000, 15_000])
  expect(warn).toHaveBeenCalledTimes(begunAt.length)
})

test('notes that fail together are one failure, and one that succeeds ends the pauses', async () => {
  const { clock, notes, fails } = open()
  await Promise.all([fails('use 1'), fails('use 2'), fails('use 3')])
  clock.now = 999
  expect(await fails('use 4')).toBe(false)
  clock.now = 1000
  expect(notes.write('use 4', async () => {}, log)).toBe(true)
  await new Promise(setImmediate)
  await fails()
  clock.now = 2000
  expect(await fails()).toBe(true)
})

test('only so many are written at the same time', () => {
  const { notes } = open()
  const begun = [1, 2, 3, 4, 5].map((id) => notes.write(`use ${id}`, () => new Promise(() => {}), log))
  expect(begun).toEqual([true, true, true, false, false])
})
