import { connect, type Socket } from 'node:net'
import { AnswerReader } from './answer-reader.ts'

export interface Load {
  port: number
  /** One list of whole requests for each connection, which sends them in turn, over and over, one at a time. */
  connections: readonly (readonly Buffer[])[]
  /** When no further request is sent; what is under way is still waited for. */
  until: { ms: number } | { calls: number }
}

export interface LoadResult {
  calls: number
  seconds: number
  /** Milliseconds, ascending. */
  latencies: Float64Array
  /** How many answers were no success, by status. */
  refused: Record<number, number>
}

/** Keeps every connection busy until it is over. @throws {Error} a connection broke, or answered what can't be counted */
export async function generateLoad({ port, connections, until }: Load): Promise<LoadResult> {
  const latencies: number[] = []
  const refused: Record<number, number> = {}
  const began = performance.now()
  const deadline = 'ms' in until ? began + until.ms : Number.POSITIVE_INFINITY
  let callsLeft = 'calls' in until ? until.calls : Number.POSITIVE_INFINITY
  const mayStart = (now: number) => now < deadline && callsLeft-- > 0
  const onAnswer = (status: number, ms: number) => {
    latencies.push(ms)
    if (status >= 300) refused[status] = (refused[status] ?? 0) + 1
  }
  await Promise.all(connections.map((requests) => keepBusy(port, requests, mayStart, onAnswer)))
  const seconds = (performance.now() - began) / 1000
  return { calls: latencies.length, seconds, latencies: Float64Array.from(latencies).sort(), refused }
}

async function keepBusy(
  port: number,
  requests: readonly Buffer[],
  mayStart: (now: number) => boolean,
  onAnswer: (status: number, ms: number) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let sent = 0
  let sentAt = 0
  const sendNext = (now: number) => {
    const request = requests[sent++ % requests.length]
    if (!request || !mayStart(now)) return resolve()
    sentAt = now
    socket.write(request)
  }
  const reader = new AnswerReader((status) => {
    const now = performance.now()
    onAnswer(status, now - sentAt)
    sendNext(now)
  })
  socket.on('connect', () => sendNext(performance.now()))
  socket.on('data', (chunk: Buffer) => {
    try {
      reader.take(chunk)
    } catch (error) {
      reject(error)
    }
  })
  socket.on('error', reject)
  socket.on('close', () => reject(new Error('The subject closed a connection.')))
  await promise.finally(() => socket.destroy())
}

/** One request as its bytes. @param path with its query */
export function getRequest(path: string, headers: Record<string, string> = {}): Buffer {
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from([`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
}
