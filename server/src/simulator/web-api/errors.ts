/** What went wrong with one Web API call, in Spotify's words where they are known. */
export class WebApiError extends Error {
  readonly status: number
  readonly reason: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    message: string,
    { reason, headers = {} }: { reason?: string; headers?: Record<string, string> } = {},
  ) {
    super(message)
    this.name = 'WebApiError'
    this.status = status
    this.reason = reason
    this.headers = headers
  }

  get body(): unknown {
    return { error: { status: this.status, message: this.message, ...(this.reason && { reason: this.reason }) } }
  }
}

/** Some refusals come as a line of plain text, and break clients that parse every answer as JSON. */
export class PlainTextRefusal extends Error {
  readonly status = 403
}

export const badRequest = (message: string) => new WebApiError(400, message)
export const forbidden = (message = 'Forbidden') => new WebApiError(403, message)
/** A choice: the wording varies at Spotify, and no client should match on it. */
export const notFound = (message = 'Resource not found') => new WebApiError(404, message)

export const noToken = () =>
  new WebApiError(401, 'No token provided', { headers: { 'www-authenticate': 'Bearer realm="spotify"' } })

/** @see RFC 6750 §3.1 */
export const invalidToken = (message: string) =>
  new WebApiError(401, message, {
    headers: { 'www-authenticate': `Bearer realm="spotify", error="invalid_token", error_description="${message}"` },
  })

export const premiumRequired = () =>
  new WebApiError(403, 'Player command failed: Premium required', { reason: 'PREMIUM_REQUIRED' })
export const restrictionViolated = () =>
  new WebApiError(403, 'Player command failed: Restriction violated', { reason: 'UNKNOWN' })
export const noActiveDevice = () =>
  new WebApiError(404, 'Player command failed: No active device found', { reason: 'NO_ACTIVE_DEVICE' })
/** A choice: the reason is on the older list, and the text follows its siblings. */
export const volumeRefused = () =>
  new WebApiError(403, 'Player command failed: Cannot control device volume', { reason: 'VOLUME_CONTROL_DISALLOW' })
/** A choice. */
export const deviceNotFound = () => notFound('Device not found')
