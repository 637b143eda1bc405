import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Account } from '../../contract/session.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import type { Session } from './session.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * The caller's session, which counts as used now.
     * @throws {ProblemError} `sign-in-required`, `reauthorization-required`, `store-unavailable`
     */
    signedIn(request: FastifyRequest): Promise<Session>
    /** The caller's session, if there is one. Asking does not extend its life. @throws {ProblemError} `store-unavailable` */
    findSession(request: FastifyRequest): Promise<Session | undefined>
    /**
     * The caller's token set, good to use now: refreshed before its end while calls go on, waited for after it.
     * @param options.rejected an access token that the Web API answered 401 for: a new one is fetched, once, unless
     *   somebody already did
     * @throws {ProblemError} `sign-in-required`, `reauthorization-required`, `upstream-unavailable`,
     *   `client-misconfigured`, `store-unavailable`
     */
    tokenSet(request: FastifyRequest, options?: { rejected?: string }): Promise<TokenSet>
    /** Refreshes now, whatever the token's age. @throws {ProblemError} as `tokenSet` */
    refreshNow(request: FastifyRequest): Promise<Session>
    sessions: Sessions
  }
}

export interface Sessions {
  /** Makes a new session and gives its cookie to the browser. */
  start(reply: FastifyReply, grant: { account: Account; tokenSet: TokenSet }): Promise<Session>
  /** Ends the caller's session here and in the browser. Does nothing where there is none. */
  end(request: FastifyRequest): Promise<void>
}
