import { isRecord, parseJson } from '../../contract/json.ts'
import { printable, withoutSecrets } from '../../contract/printable.ts'

export interface Refusal {
  error: string
  errorDescription?: string
}

/**
 * Reads the error answer of a token endpoint; `undefined` when it is none.
 * @param secrets what must not be quoted back in a description
 * @see RFC 6749 §5.2
 */
export function readRefusal(text: string, secrets: readonly string[]): Refusal | undefined {
  const body = parseJson(text)
  if (!isRecord(body) || typeof body.error !== 'string' || !errorCode.test(body.error)) return undefined
  const error = withoutSecrets(body.error, secrets)
  if (typeof body.error_description !== 'string' || body.error_description === '') return { error }
  return { error, errorDescription: printable(withoutSecrets(body.error_description, secrets)) }
}

/** The RFC's characters; its length is our bound. */
const errorCode = /^[\x20\x21\x23-\x5b\x5d-\x7e]{1,128}$/
