import { expect, test } from 'vitest'
import { aPlayback } from '../../contract/testing/playback.ts'
import { EventStream } from './event-stream.ts'

const told = (progress_ms: number) => ({ playback: aPlayback({ progress_ms }), at: 1, now: 2 })
const everything = async (stream: EventStream) => (await Array.fromAsync(stream)).join('')

test('an event has its name, its id and its data', async () => {
  const stream = new EventStream(1_000)
  stream.tell('playback', told(7), 'a.1')
  stream.finish()
  const [retry, event, rest] = (await everything(stream)).split('\n\n')
  expect(retry).toBe('retry: 1000')
  expect(event).toBe(`event: playback\nid: a.1\ndata: ${JSON.stringify(told(7))}`)
  expect(rest).toBe('')
})

test('what nobody has taken yet is replaced by what came after: however much is told, little waits', async () => {
  const stream = new EventStream(1_000)
  for (let progress = 0; progress < 10_000; progress += 1) {
    stream.tell('playback', told(progress), String(progress))
    stream.tell('heartbeat', { now: progress })
  }
  expect(stream.readableLength).toBeLessThan(100)
  stream.finish(500)
  const blocks = (await everything(stream)).split('\n\n')
  expect(blocks.map((block) => /^(?:id|retry): .*$/m.exec(block)?.[0])).toEqual([
    'retry: 1000',
    'id: 9999',
    'retry: 500',
    undefined,
  ])
})

test('a problem gives way to playback, and the other way round', async () => {
  const stream = new EventStream(1_000)
  stream.tell('problem', { type: '', title: '', status: 503, detail: '', code: 'upstream-unavailable', requestId: '' })
  stream.tell('playback', told(1))
  stream.finish()
  expect(await everything(stream)).not.toContain('problem')
})

test('who takes no heartbeat is stuck, and who takes them is not', async () => {
  const stream = new EventStream(1_000)
  stream.tell('heartbeat', { now: 1 })
  expect(stream.isStuck).toBe(true)
  stream.resume()
  await expect.poll(() => stream.isStuck).toBe(false)
  stream.destroy()
})

test('nothing is told after the end', async () => {
  const stream = new EventStream(1_000)
  stream.finish()
  stream.tell('heartbeat', { now: 1 })
  expect(await everything(stream)).toBe('retry: 1000\n\n')
})
