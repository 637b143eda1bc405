interface ProblemRow {
  status: number
  /** What happened, in one line. */
  title: string
  /** Why it happens. */
  cause: string
  /** Who can fix it. */
  owner: string
  /** What to do now. */
  next: string
  /** Whether the same request may succeed later although nobody has changed anything. Where not, no screen offers to try again. */
  retry: boolean
}

/**
 * Every way a request can fail, by its code. On the wire that is RFC 9457 `application/problem+json` with `type`
 * `/problems/<code>`; the page there explains the row.
 * @see RFC 9457 §3
 */
export const problemCatalogue = {
  'invalid-request': {
    status: 400,
    title: 'The request is not valid',
    cause: 'A parameter or the body is missing, of the wrong type or beyond its limits.',
    owner: 'The author of the request.',
    next: 'Correct what the detail names and send it again.',
    retry: false,
  },
  'invalid-authorization-response': {
    status: 400,
    title: 'This sign-in can’t be finished',
    cause:
      'What came back does not belong to a sign-in under way in this browser: it is too old, was used already, or was started elsewhere.',
    owner: 'You. Signing in again is enough.',
    next: 'Start the sign-in again. Nothing was stored.',
    retry: false,
  },
  'sign-in-required': {
    status: 401,
    title: 'Sign in to continue',
    cause: 'There is no session in this browser, or it has ended.',
    owner: 'You.',
    next: 'Sign in.',
    retry: false,
  },
  'reauthorization-required': {
    status: 401,
    title: 'Spotify asks for your consent again',
    cause: 'The grant has ended: six months have passed, or the app was removed in the account’s settings.',
    owner: 'You.',
    next: 'Sign in again with the same permissions. Your own data is still there.',
    retry: false,
  },
  'another-account': {
    status: 409,
    title: 'Another account is signed in',
    cause: 'This page is for another account than the session.',
    owner: 'You.',
    next: 'Load the page again.',
    retry: false,
  },
  'metrics-refused': {
    status: 401,
    title: 'The metrics are not public',
    cause: 'This machine may read them, and any other machine only with the token.',
    owner: 'The operator of this server.',
    next: 'Set METRICS_TOKEN, and send it as a bearer token.',
    retry: false,
  },
  'insufficient-scope': {
    status: 403,
    title: 'A permission is missing',
    cause: 'The grant is missing a scope that this call needs.',
    owner: 'You, by agreeing to it.',
    next: 'Ask for just the missing scope; the call will then go through.',
    retry: false,
  },
  csrf: {
    status: 403,
    title: 'The request did not come from this app',
    cause: 'It changes something, and lacks the X-CSRF header or was sent by another site.',
    owner: 'The author of the request.',
    next: 'Send it from the app’s own pages, with the header X-CSRF: 1.',
    retry: false,
  },
  'operation-removed': {
    status: 403,
    title: 'Spotify no longer offers this operation to this client',
    cause: 'It was removed for client ids in development mode.',
    owner: 'Spotify; extended quota mode still has it.',
    next: 'Use the operation that replaces it, where there is one.',
    retry: false,
  },
  'premium-required': {
    status: 403,
    title: 'Spotify Premium is required',
    cause: 'Controlling playback takes a Premium account, and so does owning the client id.',
    owner: 'The account holder, or the owner of the client id.',
    next: 'Look around: everything except playback control works.',
    retry: false,
  },
  'not-allowlisted': {
    status: 403,
    title: 'This account is not on the client’s list of users',
    cause: 'A client id in development mode serves only the accounts its owner has listed.',
    owner: 'The owner of the client id, in Spotify’s developer dashboard.',
    next: 'Have the account added, or sign in with another one.',
    retry: false,
  },
  'not-owner': {
    status: 403,
    title: 'This belongs to another account',
    cause:
      'Spotify shows the contents of a playlist only to its owner and collaborators, and changes nothing in another account.',
    owner: 'The owner of the playlist.',
    next: 'Open it in Spotify, or ask to become a collaborator.',
    retry: false,
  },
  'playback-restricted': {
    status: 403,
    title: 'The player can’t do that right now',
    cause: 'The device, the item or the state of playback does not allow the command.',
    owner: 'Usually nobody has to: the state changes by itself.',
    next: 'Look at what is playing and try another command.',
    retry: true,
  },
  forbidden: {
    status: 403,
    title: 'Spotify refused this call',
    cause: 'The answer names none of the reasons known to this app.',
    owner: 'Perhaps the owner of the client id.',
    next: 'Read Spotify’s own words in the detail.',
    retry: false,
  },
  'not-found': {
    status: 404,
    title: 'There is nothing at this address',
    cause: 'The address is not one of this app’s, or Spotify has nothing with this id.',
    owner: 'The person who made the link.',
    next: 'Go back, or look for it by name.',
    retry: false,
  },
  'no-active-device': {
    status: 404,
    title: 'No device is playing',
    cause: 'Spotify needs a device to send the command to, and none is active.',
    owner: 'You: open Spotify somewhere, or choose a device.',
    next: 'Choose a device; the command will then go through.',
    retry: false,
  },
  'device-not-found': {
    status: 404,
    title: 'That device is not there any more',
    cause: 'Spotify knows no device by this id: it was switched off, or has left the account.',
    owner: 'You: switch it on, or choose another device.',
    next: 'Choose a device; the command will then go through.',
    retry: false,
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take that method',
    cause: 'The address exists, but not for this method.',
    owner: 'The author of the request.',
    next: 'Use one of the methods in the Allow header.',
    retry: false,
  },
  'too-large': {
    status: 413,
    title: 'The request is too large',
    cause: 'Its body or headers are beyond what this app or Spotify takes.',
    owner: 'The author of the request.',
    next: 'Send less at once.',
    retry: false,
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests for now',
    cause: 'Spotify, or this server, takes only so many within a while, and asks for a pause.',
    owner: 'Nobody has to do anything: it passes.',
    next: 'Wait for the countdown; it then carries on by itself.',
    retry: true,
  },
  'quota-exceeded': {
    status: 429,
    title: 'Today’s quota is used up',
    cause: 'All client ids of one developer share a quota, and it is spent.',
    owner: 'Time, or the owner of the client id.',
    next: 'Come back at the time given; calling earlier does not help.',
    retry: false,
  },
  'too-many-streams': {
    status: 429,
    title: 'Too many live streams are open',
    cause: 'Each page that shows playback live keeps a stream open, and this session has reached its limit.',
    owner: 'You: close pages that you no longer need.',
    next: 'Ask every few seconds instead, or try again in a moment.',
    retry: true,
  },
  'streams-exhausted': {
    status: 503,
    title: 'This server can’t open another live stream',
    cause: 'It already has as many streams open as it can hold.',
    owner: 'The operator of this server.',
    next: 'Ask every few seconds instead, or try again in a moment.',
    retry: true,
  },
  'too-many-calls': {
    status: 429,
    title: 'Too many calls at once',
    cause: 'This account has more calls waiting for Spotify than this server holds for one.',
    owner: 'The program that sends them.',
    next: 'Send fewer at once. Those already waiting will still be answered.',
    retry: true,
  },
  'upstream-invalid': {
    status: 502,
    title: 'Spotify’s answer made no sense',
    cause:
      'It was cut short, too large, or not what this operation returns; or Spotify refused a token it had just issued.',
    owner: 'Spotify, or something on the way to it.',
    next: 'Try again in a moment.',
    retry: true,
  },
  'upstream-unavailable': {
    status: 503,
    title: 'Spotify can’t be reached',
    cause: 'The connection failed, or Spotify says it can’t answer now.',
    owner: 'Spotify, or your network.',
    next: 'Try again in a moment. Nothing is lost, and nobody is signed out.',
    retry: true,
  },
  busy: {
    status: 503,
    title: 'This server has its hands full',
    cause:
      'Too many calls are waiting for Spotify, or this one waited too long: Spotify is slow, or this server is busy.',
    owner: 'Nobody has to do anything: it passes.',
    next: 'Try again in a moment. Nothing is lost, and nobody is signed out.',
    retry: true,
  },
  'client-misconfigured': {
    status: 503,
    title: 'Spotify does not accept this client',
    cause: 'The client id or the client secret on the server is wrong.',
    owner: 'The operator of this server.',
    next: 'Correct SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET and restart. Nobody is signed out.',
    retry: false,
  },
  'store-unavailable': {
    status: 503,
    title: 'Sessions can’t be read right now',
    cause: 'The session store does not answer, or its disk is full.',
    owner: 'The operator of this server.',
    next: 'Try again in a moment. Nobody is signed out.',
    retry: true,
  },
  'upstream-timeout': {
    status: 504,
    title: 'Spotify took too long',
    cause: 'No answer came within the time this app waits.',
    owner: 'Spotify, or your network.',
    next: 'Try again in a moment.',
    retry: true,
  },
  unexpected: {
    status: 500,
    title: 'This app made a mistake',
    cause: 'Something happened that it has no name for.',
    owner: 'The operator of this server; the request id finds it in the log.',
    next: 'Try again; if it keeps happening, report the request id.',
    retry: true,
  },
} as const satisfies Record<string, ProblemRow>

export type ProblemCode = keyof typeof problemCatalogue
export const problemCodes = Object.keys(problemCatalogue) as ProblemCode[]

/** The members of a problem document beyond RFC 9457's. */
export interface ProblemMembers {
  /** Scopes the call needs; with `insufficient-scope`. */
  requiredScopes?: string[]
  missingScopes?: string[]
  /** Seconds; with `rate-limited`, `quota-exceeded`, `too-many-calls` and the 503s. */
  retryAfter?: number
  /** Spotify's own `reason`, or the OAuth `error`. */
  reason?: string
  upstreamStatus?: number
  /**
   * What of a rate limit or a quota this server has spent, for all of its accounts: `42 calls in 30 s`. With `rate-limited` and
   * `quota-exceeded` where Spotify has answered so to this server. Spotify counts by client id, and does not say its limit.
   */
  spent?: string
  /** Operation ids; with `operation-removed`. */
  replacement?: string[]
  /** Who can fix it, where this time it is not everybody whom the row names; with `premium-required`. */
  owner?: string
}

/** What `application/problem+json` holds here. @see RFC 9457 §3.1 */
export interface Problem extends ProblemMembers {
  type: string
  title: string
  status: number
  detail: string
  code: ProblemCode
  requestId: string
}
