/** The parties of a grant, in the order in which they are drawn. */
export const flowLanes = { browser: 'Browser', bff: 'BFF', accounts: 'Accounts', api: 'Web API' } as const
export type FlowLane = keyof typeof flowLanes

/**
 * How a field leaves the server. `secret` becomes a fingerprint, `verifier` its S256 challenge, `scopes` the names of the
 * catalogue among them; of a list, only its own words. Nothing else leaves it as it came.
 */
export type FlowForm = 'secret' | 'verifier' | 'number' | 'scopes' | readonly string[]

type Fields = Readonly<Record<string, FlowForm>>

export interface FlowKindRow {
  from: FlowLane
  to: FlowLane
  /** False where the browser carries the message past the BFF, which concludes it from what comes back. */
  isSeen: boolean
  /** What the sender says, and what comes back: every field that may be recorded. */
  sent: Fields
  answered: Fields
  /** What was held before, where the message replaces it. */
  held?: Fields
}

/** @see RFC 6749 §4.1.2.1, §5.2 */
const oauthErrors = [
  'access_denied',
  'invalid_request',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_response_type',
  'invalid_client',
  'invalid_grant',
  'unsupported_grant_type',
] as const

const authorization = {
  response_type: ['code'],
  scope: 'scopes',
  state: 'secret',
  code_challenge: 'verifier',
  code_challenge_method: ['S256'],
} as const satisfies Fields

const tokens = {
  access_token: 'secret',
  refresh_token: 'secret',
  expires_in: 'number',
  scope: 'scopes',
  error: oauthErrors,
} as const satisfies Fields

/** Every message that can be recorded. A field that is not in its row is never recorded, whatever a caller passes. */
export const flowKinds = {
  'sign-in': { from: 'browser', to: 'bff', isSeen: true, sent: { scope: 'scopes' }, answered: authorization },
  authorize: { from: 'browser', to: 'accounts', isSeen: false, sent: authorization, answered: {} },
  consent: {
    ...{ from: 'browser', to: 'accounts', isSeen: false },
    sent: { decision: ['approved', 'refused'] },
    answered: { code: 'secret', state: 'secret', error: oauthErrors },
  },
  callback: {
    ...{ from: 'browser', to: 'bff', isSeen: true },
    sent: { code: 'secret', state: 'secret', error: oauthErrors },
    answered: { state_check: ['matches', 'unknown', 'too old'] },
  },
  redeem: {
    ...{ from: 'bff', to: 'accounts', isSeen: true },
    sent: { grant_type: ['authorization_code'], client_secret: 'secret', code: 'secret', code_verifier: 'secret' },
    answered: tokens,
  },
  account: { from: 'bff', to: 'api', isSeen: true, sent: { access_token: 'secret' }, answered: {} },
  refresh: {
    ...{ from: 'bff', to: 'accounts', isSeen: true },
    sent: { grant_type: ['refresh_token'], client_secret: 'secret', refresh_token: 'secret' },
    answered: { ...tokens, outcome: ['refreshed', 'kept', 'unavailable', 'misconfigured', 'ended'] },
    held: { access_token: 'secret', refresh_token: 'secret', scope: 'scopes' },
  },
  request: { from: 'browser', to: 'bff', isSeen: true, sent: {}, answered: { retry_after: 'number' } },
  call: {
    ...{ from: 'bff', to: 'api', isSeen: true },
    sent: { access_token: 'secret' },
    answered: { retry_after: 'number' },
  },
} as const satisfies Record<string, FlowKindRow>

export type FlowKind = keyof typeof flowKinds
export const flowKindNames = Object.keys(flowKinds) as FlowKind[]

/** The row of a kind, with the optional members visible to the compiler. */
export const flowKind = (kind: FlowKind): FlowKindRow => flowKinds[kind]

/** Between the browser and a server; what it carries is seen there. Else between two servers. */
export const isFrontChannel = (kind: FlowKind): boolean => flowKind(kind).from === 'browser'

/** How many steps a record holds, the newest ones. Those of the sign-in stay. */
export const mostFlowSteps = 500

export const flowPath = '/api/flow'
export const flowEventsPath = '/api/flow/events'
