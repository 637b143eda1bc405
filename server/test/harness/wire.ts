import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Address } from './browser.ts'

/** A connection on which bytes go out as they are. For what no HTTP client would send. */
export class Wire {
  /** All that has come back. */
  received = ''
  readonly socket: Socket
  readonly #ended: Promise<void>
  readonly #closed: Promise<void>

  private constructor(socket: Socket) {
    const ended = Promise.withResolvers<void>()
    const closed = Promise.withResolvers<void>()
    this.#ended = ended.promise
    this.#closed = closed.promise
    this.socket = socket.setEncoding('latin1')
    socket.on('data', (chunk) => {
      this.received += chunk
    })
    socket.on('error', () => {})
    socket.on('end', () => ended.resolve())
    socket.on('close', () => {
      ended.resolve()
      closed.resolve()
    })
  }

  static async open({ origin }: Address): Promise<Wire> {
    const socket = connect({ port: Number(new URL(origin).port), host: '127.0.0.1', allowHalfOpen: true })
    await once(socket, 'connect')
    return new Wire(socket)
  }

  send(bytes: string): this {
    this.socket.write(bytes, 'latin1')
    return this
  }

  /** Says that nothing more will come, and goes on listening. */
  finish(): this {
    this.socket.end()
    return this
  }

  /** All that came back until the server closed. */
  async heard(): Promise<string> {
    await this.#ended
    this.socket.destroy()
    await this.#closed
    return this.received
  }
}

/** Sends bytes as they are and reads until the server closes. */
export const exchange = async (address: Address, bytes: string): Promise<string> =>
  (await Wire.open(address)).send(bytes).heard()

/** Sends bytes, says that this is all, and reads what is answered. */
export const tell = async (address: Address, bytes: string): Promise<string> =>
  (await Wire.open(address)).send(bytes).finish().heard()

/** One request after which the connection closes. */
export const rawRequest = (requestLine: string, headers: readonly string[] = []) =>
  `${[requestLine, 'Host: 127.0.0.1:8888', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`

/** The statuses of the answers, those that only announce one left out. */
export const statusesIn = (text: string): number[] =>
  [...text.matchAll(/^HTTP\/1\.1 ([2-5]\d\d) /gm)].map(([, status]) => Number(status))
