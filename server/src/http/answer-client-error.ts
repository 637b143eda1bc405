import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ProblemCode } from '../../contract/problems.ts'
import { problemDocument } from './answer-problem.ts'
import { ProblemError } from './problem-error.ts'

interface Unreadable {
  status: number
  code: ProblemCode
  detail: string
}

/** By the codes of Node's parser. */
const unreadable: Partial<Record<string, Unreadable>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'too-large',
    detail: 'Address and headers are longer than 16 KB together, or the headers are too many.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'invalid-request', detail: 'The request did not end in time.' },
}
const notHttp: Unreadable = { status: 400, code: 'invalid-request', detail: 'What came can’t be read as HTTP.' }

/**
 * Answers what is not even a request, and closes the connection. Nothing of it is logged: the error carries all that was
 * received, cookies too.
 */
export function answerClientError(error: { code?: string }, socket: Socket, publicUrl: string): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const { status, code, detail } = unreadable[error.code ?? ''] ?? notHttp
  const requestId = randomUUID()
  const document = problemDocument(new ProblemError(code, { detail }), { publicUrl, requestId })
  const body = Buffer.from(JSON.stringify({ ...document, status }))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${body.length}`,
    `x-request-id: ${requestId}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ]
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]))
}
