import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import { createUntakenAnswers, type UntakenLimits, untakenLimits } from './untaken-answers.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The account whose data the answer holds; empty where that is no account's. */
    answerOwner: string
  }
}

interface UntakenAnswersOptions {
  limits?: UntakenLimits | undefined
  recordSecurityEvent: RecordSecurityEvent
}

/** Bounds what answers take in memory until their clients have read them. */
export default fp(
  async (app, { limits = untakenLimits, recordSecurityEvent }: UntakenAnswersOptions) => {
    const untaken = createUntakenAnswers(limits, () => recordSecurityEvent({ event: 'answer-not-taken' }))
    app.decorateRequest('answerOwner', '')
    app.addHook('onSend', (request, reply, payload, done) => {
      const bytes = sizeOf(payload)
      if (bytes >= limits.smallestBytes) untaken.add(reply.raw, ownerOf(request), bytes)
      done()
    })
  },
  { name: 'untaken-answers' },
)

const ownerOf = ({ answerOwner, ip }: FastifyRequest) => (answerOwner === '' ? ip : answerOwner)

/** Bytes, roughly. A stream is read only as fast as its client reads, so it holds next to nothing. */
const sizeOf = (payload: unknown) => (typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0)
