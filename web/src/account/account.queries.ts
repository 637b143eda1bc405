import { known, textIn } from '@scopedeck/server/contract/answer-members.ts'
import type { Disconnected } from '@scopedeck/server/contract/disconnect.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import type { SessionEntry, SessionList } from '@scopedeck/server/contract/sessions.ts'
import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { leavingKey, sessionKey } from '../session/page-account.ts'
import { readTimedSession } from '../session/read-session.ts'
import { learnTime } from '../session/session.queries.ts'
import { forgetAccount } from '../session/sign-out.ts'
import { api } from '../shared/api.ts'
import { problemOf } from '../shared/problem.ts'
import { readAnew } from '../shared/read-anew.ts'
import {
  readBoolean,
  readList,
  readNumber,
  readOneOf,
  readOptionalText,
  readRecord,
  readText,
} from '../shared/read-json.ts'

export const accountQueries = {
  /** The grant decides which fields the profile has, so it is part of the key. */
  profile: (grantedScopes: readonly Scope[]) =>
    queryOptions({
      queryKey: ['profile', { grantedScopes }] as const,
      queryFn: ({ signal }) => api.get('/api/spotify/v1/me', { signal, read: readProfile }),
      staleTime: 5 * 60_000,
    }),
  sessions: ['sessions'] as const,
  /** The request counts as a use of this session, so it is sent when the card is drawn and never by a timer. */
  sessionList: () =>
    queryOptions({
      queryKey: [...accountQueries.sessions, 'list'] as const,
      queryFn: ({ signal }) => api.get('/api/sessions', { signal, read: readSessionList }),
      staleTime: 0,
    }),
}

export const accountMutations = {
  /** Ends every session of the account; the server deletes the tokens and revokes those that it can revoke. */
  disconnect: (queryClient: QueryClient) =>
    mutationOptions({
      mutationKey: leavingKey,
      mutationFn: () => api.post('/auth/disconnect', { read: readDisconnected }),
      onSuccess: () => forgetAccount(queryClient),
    }),
  /** Has the server refresh the access token now. The answer is the new session. */
  refresh: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: async () => learnTime(await api.post('/auth/refresh', { read: readTimedSession })),
      onSuccess: (session) => queryClient.setQueryData(sessionKey, session),
    }),
  endSession: (queryClient: QueryClient, { id }: SessionEntry) =>
    mutationOptions({
      mutationFn: () => api.delete(`/api/sessions/${id}`).catch(unlessEnded),
      onSettled: () => invalidateSessions(queryClient),
    }),
  endOtherSessions: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: () => api.delete('/api/sessions'),
      onSettled: () => invalidateSessions(queryClient),
    }),
}

const invalidateSessions = (queryClient: QueryClient) => readAnew(queryClient, { queryKey: accountQueries.sessions })

/** A session that has ended already, elsewhere or by its age, is ended as requested. */
function unlessEnded(error: unknown): undefined {
  if (problemOf(error).code !== 'not-found') throw error
}

/** What scopes add to the profile. */
export interface ProfileFields {
  country?: string
  product?: string
  email?: string
}

export function readProfile(body: unknown): ProfileFields {
  const { country, product, email } = readRecord(body)
  return known({ country: textIn(country), product: textIn(product), email: textIn(email) })
}

export function readSessionList(body: unknown): SessionList {
  const list = readRecord(body)
  return { sessions: readList(list.sessions, readSessionEntry), total: readNumber(list.total) }
}

function readSessionEntry(body: unknown): SessionEntry {
  const session = readRecord(body)
  return {
    id: readText(session.id),
    browser: readText(session.browser),
    createdAt: readNumber(session.createdAt),
    lastSeenAt: readNumber(session.lastSeenAt),
    expiresAt: readNumber(session.expiresAt),
    current: readBoolean(session.current),
  }
}

/** @throws {TypeError} for a body that does not say what became of the tokens */
export function readDisconnected(body: unknown): Disconnected {
  const disconnected = readRecord(body)
  return {
    revocation: readOneOf(disconnected.revocation, ['told', 'failed', 'not-offered']),
    ...readOptionalText(disconnected, 'appsUrl'),
  }
}
