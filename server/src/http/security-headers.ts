import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet, { type HelmetOptions } from 'helmet'
import type { RequestGuard } from './request-guard.ts'

interface SecurityHeadersOptions {
  /** The origin that browsers see. */
  publicUrl: string
  /** Origins of the provider's images; the first label may be a wildcard. */
  imageOrigins?: readonly string[]
}

/** What every answer allows the browser: our own files and the provider's images; nothing inline, no frames. */
export function securityHeaders({ publicUrl, imageOrigins = [] }: SecurityHeadersOptions): RequestGuard {
  const headers = headersOf({
    contentSecurityPolicy: { useDefaults: false, directives: directives(imageOrigins) },
    strictTransportSecurity: isHttps(publicUrl) && { maxAge: 365 * 24 * 3600, includeSubDomains: false },
    // Not no-referrer: it makes browsers send `Origin: null` with some of our own requests.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  return (_request, reply) => void reply.headers(headers)
}

/** What helmet sets, which is the same for every answer: so it is asked once. */
function headersOf(options: HelmetOptions): Record<string, string> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  helmet(options)(request, response, () => {})
  const headers = Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)])
  return { ...Object.fromEntries(headers), 'permissions-policy': permissions }
}

const isHttps = (url: string) => new URL(url).protocol === 'https:'

/** Style attributes need no exception: React sets styles through the CSSOM, which the policy does not restrict. */
function directives(imageOrigins: readonly string[]) {
  const own = ["'self'"]
  const nothing = ["'none'"]
  return {
    'default-src': nothing,
    'script-src': own,
    'style-src': own,
    'font-src': own,
    'connect-src': own,
    'img-src': [...own, 'data:', ...imageOrigins],
    'manifest-src': own,
    'form-action': own,
    'frame-ancestors': nothing,
    'base-uri': nothing,
    'object-src': nothing,
    // No code of ours turns text into markup or scripts, so no trusted-types policy is needed.
    'require-trusted-types-for': ["'script'"],
    'trusted-types': nothing,
  }
}

const refused = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'usb']
const permissions = refused.map((feature) => `${feature}=()`).join(', ')
