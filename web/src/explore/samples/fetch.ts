import type { CallRequest } from '../call-request.ts'
import { pictureFile, requestUrl, type SampleCall } from './sample-call.ts'

/** The call with `fetch`, for Node and, but for the picture, for browsers. The token is a constant of the surrounding code. */
export function fetchCall(call: SampleCall): string {
  const { method, body } = call.request
  const options = [
    ...(method === 'GET' ? [] : [`method: '${method}'`]),
    `headers: { ${headersOf(body).join(', ')} }`,
    ...(body ? [`body: ${bodyText(body)}`] : []),
  ]
  return [
    ...(body?.contentType === 'image/jpeg' ? [`const { readFile } = await import('node:fs/promises')`] : []),
    `const response = await fetch(${quoted(requestUrl(call))}, {`,
    ...options.map((option) => `  ${option},`),
    '})',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a template of the sample.
    'if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)',
    // Not `json()`: 204 and some answers of 200 have no body.
    'const text = await response.text()',
    "const answer = text === '' ? undefined : JSON.parse(text)",
  ].join('\n')
}

function headersOf(body: CallRequest['body']): string[] {
  return [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the sample's own placeholder.
    'authorization: `Bearer ${ACCESS_TOKEN}`',
    ...(body ? [`'content-type': '${body.contentType}'`] : []),
  ]
}

function bodyText({ contentType, text }: NonNullable<CallRequest['body']>): string {
  if (contentType === 'image/jpeg') return `await readFile('${pictureFile}', 'base64')`
  // In an object literal, and not in JSON, this key would set the prototype.
  return `JSON.stringify(${text.replaceAll('"__proto__":', '["__proto__"]:')})`
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
