import type { CallRequest } from '../call-request.ts'
import { pictureFile, type SampleCall } from './sample-call.ts'

/** The call with the `requests` library. The token is a variable of the surrounding code. */
export function python({ request, provider }: SampleCall): string {
  const { method, target, body } = request
  const [path = '', query = ''] = target.split('?')
  const options = [
    quoted(provider.apiUrl + path),
    ...(query === '' ? [] : [`params=${literal(Object.fromEntries(new URLSearchParams(query)))}`]),
    `headers={${headersOf(body).join(', ')}}`,
    ...(body ? [bodyOption(body)] : []),
  ]
  return [
    ...(body?.contentType === 'image/jpeg' ? ['import base64', ''] : []),
    'import requests',
    '',
    `response = requests.${method.toLowerCase()}(`,
    ...options.map((option) => `    ${option},`),
    ')',
    'response.raise_for_status()',
    // 204 and some answers of 200 have no body.
    'answer = response.json() if response.content else None',
  ].join('\n')
}

function headersOf(body: CallRequest['body']): string[] {
  const picture = body?.contentType === 'image/jpeg' ? ['"Content-Type": "image/jpeg"'] : []
  return [`"Authorization": f"Bearer {ACCESS_TOKEN}"`, ...picture]
}

/** `json=` sets the content type as well. */
function bodyOption({ contentType, text }: NonNullable<CallRequest['body']>): string {
  return contentType === 'image/jpeg' ? `data=${picture}` : `json=${literal(JSON.parse(text))}`
}

/** The picture as Spotify takes it, in base64. */
export const picture = `base64.b64encode(open("${pictureFile}", "rb").read())`

/** A text as a Python literal: Python reads every escape of JSON. */
export const quoted = (text: string) => JSON.stringify(text)

/** A JSON value as a Python literal. */
export function literal(value: unknown): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, member]) => `${quoted(name)}: ${literal(member)}`)
    .join(', ')}}`
}
