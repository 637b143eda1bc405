import { type OperationId, operation } from '../../../contract/operations.ts'
import { judge } from '../../../contract/requirements.ts'
import { counted } from '../../../contract/words.ts'
import type { LoggedRequest } from '../controls/request-log.ts'
import type { IconName } from './icon.ts'

export interface ScopeUse {
  icon: IconName
  /** How it is coloured: a scope that was there, one that was missing, or neither. */
  tone: 'granted' | 'missing' | 'plain'
  text: string
}

const plain = (text: string, icon: IconName = 'minus'): ScopeUse => ({ icon, tone: 'plain', text })

/** The scope that decided about a call; for other requests, what took place. */
export function scopeUse(request: LoggedRequest): ScopeUse {
  if (request.byFault) return { icon: 'zap', tone: 'missing', text: 'by the fault' }
  if (request.grantType !== undefined) return plain(request.grantType)
  if (request.path === '/authorize') return plain(authorizeWords(request))
  if (request.operation === undefined) return plain('no operation')
  return operationUse(request, request.operation as OperationId)
}

function operationUse({ status, scopesHeld, scopesNamed = [] }: LoggedRequest, id: OperationId): ScopeUse {
  if (scopesHeld === undefined) return plain('no valid token')
  const { removedSince, requirement } = operation(id)
  if (removedSince && status === 403) return plain(`gone since ${removedSince.slice(0, 4)}`, 'ban')
  const missing = judge(requirement, new Set(scopesHeld)).missingScopes
  if (status === 403 && missing.length > 0) return { icon: 'plus', tone: 'missing', text: missing.join(' ') }
  const used = scopesNamed.filter((scope) => scopesHeld.includes(scope))
  return used.length > 0 ? { icon: 'check', tone: 'granted', text: used.join(' ') } : plain('none')
}

function authorizeWords({ method, status }: LoggedRequest): string {
  if (status >= 400) return 'refused on the page'
  if (status === 302) return method === 'POST' ? 'an answer, sent back' : 'consent without a page'
  return 'consent page'
}

/** What a call needed and got, in a sentence. */
export function explanation(request: LoggedRequest): string {
  const { status, scopesHeld, error } = request
  if (request.byFault) return 'A fault made this answer: the client did nothing wrong.'
  const { tone, text } = scopeUse(request)
  if (tone === 'missing') {
    return `It needs ${text.replaceAll(' ', ' and ')}. The token holds ${counted(scopesHeld?.length ?? 0, 'scope')} and not this; Spotify would not say which.`
  }
  if (status === 0) return 'It has no answer: the connection broke, or it still waits.'
  if (status === 401) return `${error ?? 'No valid token'}: the client must refresh, or sign in again.`
  if (status === 429) return 'The client is over its rate limit, and waits as long as Retry-After says.'
  if (status >= 400) return error ?? 'It was refused.'
  if (tone === 'granted') return `It was answered because the token holds ${text.replaceAll(' ', ' and ')}.`
  return scopesHeld ? 'It needs no scope.' : 'It is not about a scope.'
}
