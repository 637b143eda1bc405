/** Parameters whose values may be read by anyone. A list of what is harmless, because the next secret's name is not known. */
const harmless: ReadonlySet<string> = new Set([
  ...['client_id', 'response_type', 'redirect_uri', 'scope', 'show_dialog', 'code_challenge_method', 'grant_type'],
  ...['ids', 'uris', 'uri', 'type', 'q', 'market', 'country', 'locale', 'fields', 'additional_types', 'include_groups'],
  ...['limit', 'offset', 'after', 'before', 'time_range', 'include_external', 'timestamp'],
  ...['device_id', 'position_ms', 'volume_percent', 'state'],
])

/** `state` is a switch on the player (`true`, `track`, …), and a secret on the way to the consent page. */
const playerStates: ReadonlySet<string> = new Set(['true', 'false', 'track', 'context', 'off'])

/** A query without its secrets. */
export function redactQuery(query: URLSearchParams): string {
  const shown = [...query].map(([name, value]) => [redact(name), isHarmless(name, value) ? redact(value) : redacted])
  return new URLSearchParams(shown).toString()
}

/** Text without the simulator's codes and tokens, wherever somebody put one. */
export function redact(text: string): string {
  return text.replace(/sim_(?:code|access|refresh)_[\w-]+/g, redacted)
}

const redacted = 'redacted'

function isHarmless(name: string, value: string): boolean {
  return harmless.has(name) && (name !== 'state' || playerStates.has(value))
}
