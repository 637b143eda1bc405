import { expect, test } from 'vitest'
import { aPlayback } from '../../contract/testing/playback.ts'
import { EventStream } from './event-stream.ts'

const sent = (progress_ms: number) => ({ playback: aPlayback({ progress_ms }), at: 1, now: 2 })
const everything = async (stream: EventStream) => (await Array.fromAsync(stream)).join('')

test('an event has its name, its id and its data', async () => {
  const stream = new EventStream(1_000)
  stream.send('playback', sent(7), 'a.1')
  stream.finish()
  const [retry, event, rest] = (await everything(stream)).split('\n\n')
  expect(retry).toBe('retry: 1000')
  expect(event).toBe(`event: playback\nid: a.1\ndata: ${JSON.stringify(sent(7))}`)
  expect(rest).toBe('')
})

test('a newer event takes the place of one that waits: however many are sent, at most two wait', async () => {
  const stream = new EventStream(1_000)
  for (let progress = 0; progress < 10_000; progress += 1) {
    stream.send('playback', sent(progress), String(progress))
    stream.send('heartbeat', { now: progress })
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

test('a sample takes the place of a problem that waits', async () => {
  const stream = new EventStream(1_000)
  stream.send('problem', { type: '', title: '', status: 503, detail: '', code: 'upstream-unavailable', requestId: '' })
  stream.send('playback', sent(1))
  stream.finish()
  expect(await everything(stream)).not.toContain('problem')
})

test('a reader that takes no heartbeat is stuck, and one that takes them is not', async () => {
  const stream = new EventStream(1_000)
  stream.send('heartbeat', { now: 1 })
  expect(stream.isStuck).toBe(true)
  stream.resume()
  await expect.poll(() => stream.isStuck).toBe(false)
  stream.destroy()
})

test('nothing is sent after the end', async () => {
  const stream = new EventStream(1_000)
  stream.finish()
  stream.send('heartbeat', { now: 1 })
  expect(await everything(stream)).toBe('retry: 1000\n\n')
})
