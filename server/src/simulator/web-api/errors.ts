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

  /** `undefined`: there is none. */
  get body(): unknown {
    if (this.message === '') return undefined
    return { error: { status: this.status, message: this.message, ...(this.reason && { reason: this.reason }) } }
  }
}

/** Some refusals come as a line of plain text, and break clients that parse every answer as JSON. */
export class PlainTextRefusal extends Error {
  readonly status = 403
}

export const badRequest = (message: string) => new WebApiError(400, message)
export const forbidden = (message = 'Forbidden') => new WebApiError(403, message)
/** The usual wording: it varies at Spotify, and no client should match on it. */
export const notFound = (message = 'Resource not found') => new WebApiError(404, message)

/** Without a body: clients that print one have printed none. */
export const methodNotAllowed = (allow: string) => new WebApiError(405, '', { headers: { allow } })

/** One message for whatever is wrong with a token, observed in 2026: the header tells which it is. @see RFC 6750 §3.1 */
const unauthorized = (error: string, description: string) =>
  new WebApiError(401, 'Missing/invalid/expired access token', {
    headers: { 'www-authenticate': `Bearer realm="spotify", error="${error}", error_description="${description}"` },
  })
export const noToken = () => unauthorized('missing_token', 'No token provided')
export const invalidToken = (description: string) => unauthorized('invalid_token', description)

/** To a token that stands for the client alone. */
export const accountNeeded = () => new WebApiError(401, 'Valid user authentication required')

export const premiumRequired = () =>
  new WebApiError(403, 'Player command failed: Premium required', { reason: 'PREMIUM_REQUIRED' })
export const restrictionViolated = () =>
  new WebApiError(403, 'Player command failed: Restriction violated', { reason: 'UNKNOWN' })
/** Of the place for new items in a playlist, observed with this status. Choice: a move beyond the end is 400. */
export const outOfBounds = () => forbidden('Index out of bounds.')
export const noActiveDevice = () =>
  new WebApiError(404, 'Player command failed: No active device found', { reason: 'NO_ACTIVE_DEVICE' })
/** A choice: the reason is on the older list, and the text follows its siblings. */
export const volumeRefused = () =>
  new WebApiError(403, 'Player command failed: Cannot control device volume', { reason: 'VOLUME_CONTROL_DISALLOW' })
export const deviceNotFound = () => notFound('Device not found')
