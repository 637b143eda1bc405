import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetch } from 'undici'
import { expect, test } from 'vitest'
import { pause } from './faults.plugin.ts'

test('a pause ends with the client', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const controller = new AbortController()
  const gone = expect(fetch(`http://127.0.0.1:${port}/`, { signal: controller.signal })).rejects.toThrow('aborted')
  const [, raw] = await once(server, 'request')
  const paused = pause(600_000, { raw })
  controller.abort()
  await Promise.all([paused, gone])
  server.close()
})

test('a pause ends by itself', async () => {
  const server = createServer(async (_request, raw) => {
    await pause(1, { raw })
    raw.end('here')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here')
  server.close()
})
