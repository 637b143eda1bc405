import { Agent } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { plain, startUpstream } from './testing/upstream.ts'
import { createUpstream, upstreamLimits } from './upstream.ts'
import { sendUpstream } from './upstream-call.ts'

async function start() {
  const server = await startUpstream((response, request) =>
    plain('x'.repeat(Number(request.url.replace('/v1/', ''))))(response, request),
  )
  const dispatcher = new Agent()
  onTestFinished(() => dispatcher.destroy())
  const limits = { ...upstreamLimits, smallAnswerBytes: 1_000, answerBytes: 100_000, largeAnswers: 1 }
  const upstream = createUpstream({ apiUrl: server.apiUrl, dispatcher }, limits)
  const read = async (bytes: number, signal = new AbortController().signal) => {
    const answer = await sendUpstream(upstream, { method: 'GET', target: `/${bytes}`, headers: {} }, signal)
    return answer.body.length
  }
  return { read, takePlace: () => upstream.largeAnswers.take('', new AbortController().signal) }
}

test('a large answer is read when there is a place for it, a small one always', async () => {
  const { read, takePlace } = await start()
  const giveBack = await takePlace()
  const order: number[] = []
  const large = [50_000, 60_000].map(async (bytes) => order.push(await read(bytes)))
  for (let nth = 0; nth < 5; nth++) order.push(await read(1_000))
  giveBack()
  await Promise.all(large)
  expect(order).toEqual([1_000, 1_000, 1_000, 1_000, 1_000, 50_000, 60_000])
})

test('whatever becomes of it, a large answer keeps its place for nobody', async () => {
  const { read, takePlace } = await start()
  await expect(read(200_000)).rejects.toMatchObject({ code: 'upstream-invalid' })
  expect(await read(50_000)).toBe(50_000)
  const giveBack = await takePlace()
  const leaving = new AbortController()
  const left = expect(read(50_000, leaving.signal)).rejects.toThrow('gone')
  expect(await read(500)).toBe(500)
  leaving.abort(new Error('gone'))
  await left
  giveBack()
  expect(await read(60_000)).toBe(60_000)
})
