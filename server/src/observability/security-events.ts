interface SecurityEventRow {
  level: 'info' | 'warn' | 'error'
  /** The text of the log line. */
  message: string
  /** Every reason with its meaning; left out when the event has no reasons. */
  reasons?: Readonly<Record<string, string>>
  /** What the operator of the server should do about it. */
  advice: string
  /** The most lines in a minute, for events that anybody may cause; further events are only counted. */
  perMinute?: number
}

/**
 * Every security event. The log, the metrics and `docs/events.md` are made from this table. Reasons are words of the
 * table, never something that a client sent.
 */
const securityEvents = {
  'sign-in': {
    level: 'info',
    message: 'somebody signed in',
    advice: 'Nothing. An account that signs in from addresses far apart may be worth a question.',
  },
  'sign-in-refused': {
    level: 'info',
    message: 'a sign-in came back without a session',
    reasons: {
      declined: 'said no on the consent page',
      'provider-error': 'the provider sent another error than a no',
      'code-refused': 'the provider did not accept the code',
      'provider-unavailable': 'the token endpoint could not be asked, or answered nonsense',
      'client-misconfigured': 'the provider does not accept this client’s credentials',
      'store-unavailable': 'the session could not be stored',
    },
    advice:
      'Alert on any reason but `declined` that does not pass. `code-refused` may be a code that was stolen and used.',
    perMinute: 60,
  },
  'callback-refused': {
    level: 'warn',
    message: 'an authorization response was refused',
    reasons: {
      malformed: 'parameters are missing, empty, repeated or over-long',
      'wrong-issuer': 'it names another issuer, or none where one is expected',
      'unknown-state': 'this browser has no such sign-in under way: forged, or another browser’s',
      stale: 'the sign-in was begun more than ten minutes ago',
      replayed: 'the sign-in was finished before',
    },
    advice: 'A few are old tabs. A burst of `unknown-state` or any `wrong-issuer` is somebody trying.',
    perMinute: 60,
  },
  'session-ended': {
    level: 'info',
    message: 'a session ended',
    reasons: {
      'signed-out': 'signed out',
      replaced: 'the same browser signed in anew',
      'ended-elsewhere': 'from another browser of the same account',
      disconnected: 'the account was disconnected, with all its sessions',
      'reauthorization-required': 'the grant is over',
    },
    advice:
      'A jump in `reauthorization-required`: the provider ended grants. Ends by the clock are found by a sweep and not told one by one.',
  },
  'grant-refused': {
    level: 'warn',
    message: 'the authorization server refused a refresh token',
    reasons: {
      'revoked-or-reused': 'its holder revoked it, or the server saw a refresh token twice and suspects theft',
      'another-account': 'the answer was for another account; it was thrown away',
    },
    advice:
      'Alert on `another-account` at once, and on many `revoked-or-reused` together: that is what a stolen store looks like.',
  },
  'client-misconfigured': {
    level: 'error',
    message: 'the authorization server does not accept this client: check SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET',
    advice: 'Alert at once: nobody can sign in or refresh until it is mended. Nobody is signed out by it.',
    perMinute: 1,
  },
  'csrf-refused': {
    level: 'warn',
    message: 'a change was refused that did not come from our own pages',
    advice: 'Another site tries to act for people who are signed in here, or a script lacks the header X-CSRF.',
    perMinute: 60,
  },
  'sign-in-limited': {
    level: 'warn',
    message: 'an address makes too many sign-ins',
    advice: 'One address: block it in front. Everybody’s address the same: TRUST_PROXY does not name the proxy.',
    perMinute: 60,
  },
  'answer-not-taken': {
    level: 'warn',
    message: 'an answer was given up because its client did not read it',
    advice: 'Clients ask for much and read nothing. One address: block it in front. One account: end its sessions.',
    perMinute: 10,
  },
} as const satisfies Record<string, SecurityEventRow>

export type SecurityEventName = keyof typeof securityEvents
export const securityEventNames = Object.keys(securityEvents) as SecurityEventName[]

/** The row of an event, with the optional members visible to the compiler. */
export const securityEvent = (name: SecurityEventName): SecurityEventRow => securityEvents[name]

type Reasoned<Event extends SecurityEventName> = (typeof securityEvents)[Event] extends { reasons: infer Reasons }
  ? { reason: keyof Reasons }
  : { reason?: never }

/** One event as it happens. The log line is made from these fields only. */
export type SecurityEvent = {
  [Event in SecurityEventName]: {
    event: Event
    /** The keyed hash of the account's id, as in the store. */
    account?: string
  } & Reasoned<Event>
}[SecurityEventName]
