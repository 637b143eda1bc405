import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { onRequestAsyncHookHandler } from 'fastify'

interface SecurityHeadersOptions {
  /** The origin that browsers see. */
  publicUrl: string
  /** Origins of the provider's images; the first label may be a wildcard. */
  imageOrigins?: readonly string[]
}

/** What every answer allows the browser: our own files and the provider's images; nothing inline, no frames. */
export function securityHeaders({ publicUrl, imageOrigins = [] }: SecurityHeadersOptions): onRequestAsyncHookHandler {
  const options: FastifyHelmetOptions = {
    contentSecurityPolicy: { useDefaults: false, directives: directives(imageOrigins) },
    strictTransportSecurity: isHttps(publicUrl) && { maxAge: 365 * 24 * 3600, includeSubDomains: false },
    // Not no-referrer: it makes browsers send `Origin: null` with some of our own requests.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  }
  return async (_request, reply) => {
    reply.helmet(options)
    reply.raw.setHeader('permissions-policy', permissions)
  }
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
