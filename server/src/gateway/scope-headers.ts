export const gatewayPrefix = '/api/spotify/v1'

/** The two headers that every answer of the gateway carries: what the grant holds, and what plays a part in the operation. */
export function scopeHeaders(granted: readonly string[] = [], accepted: readonly string[] = []) {
  return { 'x-scopes-granted': granted.join(', '), 'x-scopes-accepted': accepted.join(', ') }
}

/** Those of an answer to an address that can't be read: no operation, and nobody was asked who calls. Others have none. */
export function unreadScopeHeaders(rawUrl: string) {
  return rawUrl.startsWith(`${gatewayPrefix}/`) ? scopeHeaders() : {}
}
