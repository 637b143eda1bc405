import { ErrorReply } from '@redis/client'

/** How Redis says no in a way that waiting does not mend: credentials, rights, databases, versions, clusters. */
const lasting =
  /^(WRONGPASS|NOAUTH|NOPERM|DENIED|NOPROTO|MOVED|CROSSSLOT|ERR (AUTH|DB index|invalid DB|unknown command|SELECT|Client sent AUTH))/i

/** How Node and OpenSSL say that the two do not speak the same, or that the certificate is nobody's we know. */
const tls = /^(ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH$)/

/** What only a person can mend, in words that may be shown; undefined for anything else. */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof ErrorReply && lasting.test(error.message)) return error.message
  if ('code' in error && tls.test(String(error.code))) return `TLS: ${error.code}`
  return refusalOf(error.cause)
}
