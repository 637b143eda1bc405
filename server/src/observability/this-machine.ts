import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../../contract/loopback.ts'

const forwarding = /^(forwarded|via|x-forwarded.*|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-.*)$/

/** A loopback connection to a loopback Host without forwarding headers. HTTP/1.0 is refused, because some proxies speak it. */
export function isFromThisMachine({ raw, socket, headers }: FastifyRequest): boolean {
  const host = URL.parse(`http://${headers.host}`)?.hostname
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    host !== undefined &&
    isLoopback(host) &&
    raw.httpVersion !== '1.0' &&
    !Object.keys(headers).some((name) => forwarding.test(name))
  )
}
