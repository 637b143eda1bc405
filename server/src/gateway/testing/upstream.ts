import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

interface ReceivedRequest {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

type Answer = (response: ServerResponse, request: ReceivedRequest) => void

export interface TestUpstream {
  /** `http://127.0.0.1:PORT/v1` */
  apiUrl: string
  /** The requests so far, oldest first. */
  received: ReceivedRequest[]
  /** Answers the requests from now on. */
  answer: Answer
  /** Resolves when this many requests have arrived in all. */
  arrived(count: number): Promise<void>
}

/** A real server on loopback that answers as the test says. */
export async function startUpstream(answer: Answer = json({ ok: true })): Promise<TestUpstream> {
  const waiting: { count: number; resolve: () => void }[] = []
  const received: ReceivedRequest[] = []
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = '', url = '', headers } = request
    const seen = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') }
    received.push(seen)
    for (const { count, resolve } of waiting) if (received.length >= count) resolve()
    upstream.answer(response, seen)
  }
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  const upstream: TestUpstream = {
    apiUrl: `http://127.0.0.1:${port}/v1`,
    received,
    answer,
    arrived: (count) =>
      received.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve })),
  }
  return upstream
}

export const json =
  (body: unknown, { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

export const plain =
  (body: string, { status = 200, type = 'text/plain' }: { status?: number; type?: string } = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': type }).end(body)

/** Spotify's own form of an error. */
export const refuse = (status: number, message: string, reason?: string, headers?: Record<string, string>): Answer =>
  json({ error: { status, message, ...(reason && { reason }) } }, { status, ...(headers && { headers }) })

/** One answer after the other; the last one repeats. */
export function inTurn(...answers: [Answer, ...Answer[]]): Answer {
  let turn = 0
  return (response, request) => {
    const answer = answers[Math.min(turn++, answers.length - 1)] ?? answers[0]
    answer(response, request)
  }
}
