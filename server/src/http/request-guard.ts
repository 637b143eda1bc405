import type { FastifyReply, FastifyRequest } from 'fastify'

/** Looks at one request before its route. It can't wait for anything. @throws {ProblemError} the request is refused */
export type RequestGuard = (request: FastifyRequest, reply: FastifyReply) => void
