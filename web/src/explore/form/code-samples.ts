import type { CallRequest } from '../call-request.ts'

/** A sample is for other programs, so it calls Spotify and not our server. */
const webApi = 'https://api.spotify.com/v1'

/** The call as code in three languages. The access token is a variable, because no token ever reaches this page. */
export const samples = {
  curl: { label: 'curl', write: curl },
  fetch: { label: 'fetch', write: fetchCall },
  python: { label: 'Python', write: python },
} as const

function curl({ method, target, body }: CallRequest): string {
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${shell(webApi + target)}`,
    `-H "Authorization: Bearer $ACCESS_TOKEN"`,
    ...(body ? [`-H ${shell(`Content-Type: ${body.contentType}`)}`] : []),
    ...(body ? [body.contentType === 'image/jpeg' ? '--data-binary @cover.base64' : `-d ${shell(body.text)}`] : []),
  ]
  return lines.join(' \\\n  ')
}

function shell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function fetchCall({ method, target, body }: CallRequest): string {
  const headers = [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the sample's own placeholder.
    'authorization: `Bearer ${ACCESS_TOKEN}`',
    ...(body ? [`'content-type': '${body.contentType}'`] : []),
  ]
  const options = [
    ...(method === 'GET' ? [] : [`method: '${method}'`]),
    `headers: { ${headers.join(', ')} }`,
    ...(body ? [`body: ${body.contentType === 'image/jpeg' ? 'coverBase64' : `JSON.stringify(${body.text})`}`] : []),
  ]
  const lines = options.map((option) => `  ${option},\n`).join('')
  const answer = method === 'GET' ? '\nconst answer = await response.json()' : ''
  return `const response = await fetch(${script(webApi + target)}, {\n${lines}})${answer}`
}

function script(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function python({ method, target, body }: CallRequest): string {
  const [path = '', query = ''] = target.split('?')
  const params = [...new URLSearchParams(query)].map(([name, value]) => `${quoted(name)}: ${quoted(value)}`)
  const headers = [
    `"Authorization": f"Bearer {ACCESS_TOKEN}"`,
    ...(body?.contentType === 'image/jpeg' ? ['"Content-Type": "image/jpeg"'] : []),
  ]
  const options = [
    ...(params.length > 0 ? [`params={${params.join(', ')}}`] : []),
    `headers={${headers.join(', ')}}`,
    ...(body
      ? [body.contentType === 'image/jpeg' ? 'data=cover_base64' : `json=${literal(JSON.parse(body.text))}`]
      : []),
  ]
  const lines = [quoted(webApi + path), ...options].map((option) => `    ${option},\n`).join('')
  const answer = method === 'GET' ? '\nanswer = response.json()' : ''
  return `import requests\n\nresponse = requests.${method.toLowerCase()}(\n${lines})\nresponse.raise_for_status()${answer}`
}

const quoted = (text: string) => JSON.stringify(text)

/** A JSON value as a Python literal. */
function literal(value: unknown): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, member]) => `${quoted(name)}: ${literal(member)}`)
    .join(', ')}}`
}
