/** A claim that no guard of the table stands for, and why. */
interface Unremoved {
  /** How the claim begins. */
  claim: string
  why: string
}

export const unremoved: readonly Unremoved[] = [
  {
    claim: 'The redirect URI comes from PUBLIC_URL',
    why: 'It is made of a setting: there is no text that could be removed.',
  },
  {
    claim: 'A hundred calls at once',
    why: 'It is guarded three times within one process: calls share a refresh, changes take turns, and the stored token is compared. Any two are enough.',
  },
  { claim: 'A browser keeps one stream', why: 'Only a browser shows it.' },
  { claim: 'In a browser no text becomes markup', why: 'Only a browser shows it.' },
  { claim: 'Another site that is open in the same browser', why: 'Only a browser shows it.' },
  { claim: 'When another account signs in in another tab', why: 'Only a browser shows it.' },
  { claim: 'Generated cookies, callbacks', why: 'It tries the guards of the other claims.' },
  { claim: 'Behind nginx and Caddy', why: 'It is about the files in `deploy/`, and needs nginx and Caddy.' },
  { claim: 'Workers on one port are replaced', why: 'It is an order of steps, with no text that could be removed.' },
  { claim: 'If Redis refuses the connection', why: 'The client of Redis does it.' },
]
