import type { FlowKind } from '@scopedeck/server/contract/flow.ts'
import type { Step } from './read-flow.ts'

interface Source {
  label: string
  url: string
}

interface KindWords {
  title: string
  explanation: string
  sources: readonly Source[]
}

const rfc = (number: number, section: string): Source => ({
  label: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
})

const browserApps: Source = {
  label: 'OAuth for Browser-Based Apps §6.1',
  url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-browser-based-apps#section-6.1',
}

const words: Readonly<Record<FlowKind, KindWords>> = {
  'sign-in': {
    title: 'The sign-in starts',
    explanation:
      'The BFF makes a fresh state and a fresh code verifier. It keeps the verifier and sends the browser away with its S256 challenge.',
    sources: [rfc(6749, '4.1.1'), rfc(7636, '4.3')],
  },
  authorize: {
    title: 'The browser asks for consent',
    explanation:
      'The browser carries the request to the accounts service. Anyone who sees this address can read it, so no secret is in it.',
    sources: [rfc(6749, '4.1.1'), rfc(9700, '2.1.1')],
  },
  consent: {
    title: 'You answer',
    explanation:
      'The accounts service shows who asks for what. Your answer goes to it alone; the app learns only the outcome.',
    sources: [rfc(6749, '4.1.2')],
  },
  callback: {
    title: 'The browser brings the answer back',
    explanation:
      'The state must be the one this browser left with. Without that check, another person’s answer could be slipped in here.',
    sources: [rfc(6749, '10.12'), rfc(9700, '4.7')],
  },
  redeem: {
    title: 'The code becomes a token set',
    explanation: 'Only the BFF makes this call: it holds the client secret and the code verifier. A code works once.',
    sources: [rfc(6749, '4.1.3'), rfc(7636, '4.5')],
  },
  account: {
    title: 'Whose tokens are these?',
    explanation: 'The BFF uses the new access token for the first time, to learn which account signed in.',
    sources: [rfc(6750, '2.1')],
  },
  refresh: {
    title: 'The refresh',
    explanation:
      'The BFF trades the refresh token for a new access token. When the answer brings no refresh token, the old one stays in use.',
    sources: [rfc(6749, '6'), rfc(9700, '4.14.2')],
  },
  request: {
    title: 'The page asks the BFF',
    explanation:
      'The browser sends its session cookie and no token. The BFF finds the session and checks the scopes first.',
    sources: [browserApps],
  },
  call: {
    title: 'The BFF calls the Web API',
    explanation: 'The access token travels in a header between two servers. The browser never gets it.',
    sources: [rfc(6750, '2.1')],
  },
}

export function wordsOf(step: Step): KindWords {
  return { ...words[step.kind], title: titleOf(step) }
}

function titleOf({ kind, problem, sent, answered }: Step): string {
  if (kind === 'refresh') {
    if (problem !== undefined) return 'The refresh failed'
    return 'refresh_token' in answered ? 'The refresh replaced both tokens' : 'The refresh kept its refresh token'
  }
  if (kind === 'redeem' && problem !== undefined) return 'The code was refused'
  if (kind === 'consent') return sent.decision === 'refused' ? 'You said no' : 'You agreed'
  if (kind === 'request' && problem !== undefined) return 'The BFF refused the page'
  return words[kind].title
}
