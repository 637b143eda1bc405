import { request } from 'undici'

export interface Consent {
  account?: string
  decision?: 'approve' | 'deny'
}

/**
 * Opens the simulator's consent page and posts its form as it stands, with an answer put in.
 * @returns the address of the authorization response
 */
export async function answerConsent(
  authorizationRequest: URL,
  { account = 'ada', decision = 'approve' }: Consent,
): Promise<string> {
  const page = await (await request(authorizationRequest)).body.text()
  const hidden = [...page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const form = new URLSearchParams(hidden.map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]))
  form.set('account', account)
  form.set('decision', decision)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const action = new URL('/authorize', authorizationRequest)
  const response = await request(action, { method: 'POST', headers, body: form.toString() })
  const text = await response.body.text()
  if (response.statusCode !== 302) throw new Error(`Consent answered ${response.statusCode}: ${text} ${page}`)
  return String(response.headers.location)
}

function unescaped(text: string): string {
  const characters: Record<string, string> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' }
  return text.replace(/&(quot|#39|lt|gt|amp);/g, (entity, name: string) => characters[name] ?? entity)
}
