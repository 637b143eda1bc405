import { connect } from 'node:net'
import type { Address } from './browser.ts'

/** Sends bytes as they are and reads until the server closes. For what no HTTP client would send. */
export function exchange({ origin }: Address, bytes: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  let answer = ''
  const socket = connect(Number(new URL(origin).port), '127.0.0.1').setEncoding('latin1')
  socket.on('data', (chunk) => {
    answer += chunk
  })
  socket.on('error', () => {})
  socket.on('close', () => resolve(answer))
  socket.write(bytes, 'latin1')
  return promise
}

/** One request after which the connection closes. */
export const rawRequest = (requestLine: string, headers: readonly string[] = []) =>
  `${[requestLine, 'Host: 127.0.0.1:8888', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`
