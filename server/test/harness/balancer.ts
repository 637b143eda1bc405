import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { Address } from './browser.ts'

interface Instance {
  origin: string
  isReady: boolean
  connections: Agent
}

/** What may not be passed on (RFC 9110 §7.6.1), and what Node then sets itself. */
const hopByHop = ['connection', 'keep-alive', 'transfer-encoding']

/**
 * Sends requests in turn to the instances that last said they were ready, over connections that it keeps. It tries
 * nothing twice: an instance that goes before the balancer has noticed fails a request.
 */
export async function startBalancer(instances: readonly Address[]): Promise<Address> {
  const all = instances.map(({ origin }) => ({ origin, isReady: true, connections: new Agent({ keepAlive: true }) }))
  const turns = [...all]
  const next = (): Instance | undefined => {
    const index = turns.findIndex(({ isReady }) => isReady)
    const [instance] = turns.splice(index, index < 0 ? 0 : 1)
    if (instance) turns.push(instance)
    return instance
  }
  const server = createServer((incoming, outgoing) => {
    const instance = next()
    if (instance) pass(incoming, outgoing, instance)
    else outgoing.writeHead(502).end('No instance is ready.')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  const watching = new AbortController()
  for (const instance of all) void watch(instance, watching.signal)
  onTestFinished(() => {
    watching.abort()
    server.close()
    server.closeAllConnections()
    for (const { connections } of all) connections.destroy()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, publicUrl: instances[0]?.publicUrl ?? origin }
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, { origin, connections: agent }: Instance): void {
  const { method, url, headers } = incoming
  const onward = request(`${origin}${url}`, { method: method ?? 'GET', headers: endToEnd(headers), agent })
  onward.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers))
    answer.pipe(outgoing)
  })
  onward.on('error', ({ message }) =>
    outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end(message),
  )
  incoming.pipe(onward)
}

const endToEnd = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.includes(name)))

async function watch(instance: Instance, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await fetch(`${instance.origin}/readyz`, { signal }).catch(() => undefined)
    instance.isReady = answer?.status === 200
    await delay(200, undefined, { signal }).catch(() => {})
  }
}
