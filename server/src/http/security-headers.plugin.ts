import helmet from '@fastify/helmet'
import fp from 'fastify-plugin'

interface SecurityHeadersOptions {
  /** The origin that browsers see. */
  publicUrl: string
  /** Where the provider keeps its pictures: origins, with a wildcard for the first label at most. */
  imageOrigins: readonly string[]
}

/**
 * What every answer tells the browser to allow: our own files, the provider's pictures, nothing inline, nobody's
 * frame. Register it before whatever may refuse a request, so that refusals carry the headers as well.
 */
export default fp(
  async (app, { publicUrl, imageOrigins }: SecurityHeadersOptions) => {
    const isHttps = new URL(publicUrl).protocol === 'https:'
    await app.register(helmet, {
      contentSecurityPolicy: { useDefaults: false, directives: directives(imageOrigins) },
      strictTransportSecurity: isHttps && { maxAge: 365 * 24 * 3600, includeSubDomains: false },
      // Not no-referrer: under that a browser says `Origin: null` for some of our own requests.
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    })
    app.addHook('onRequest', async (_request, reply) => {
      reply.raw.setHeader('permissions-policy', permissions)
    })
  },
  { name: 'security-headers' },
)

/** Style attributes need no exception: React sets styles through the CSSOM, which the policy does not concern. */
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
    // Text becomes markup or code nowhere, not by mistake either; there is no policy that could bless it.
    'require-trusted-types-for': ["'script'"],
    'trusted-types': nothing,
  }
}

const refused = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'usb']
const permissions = refused.map((feature) => `${feature}=()`).join(', ')
