import { quotedForShell } from '../../shared/shell-quote.ts'
import type { CallRequest } from '../call-request.ts'
import { pictureFile, requestUrl, type SampleCall } from './sample-call.ts'

/** The call for a POSIX shell. The token is a shell variable. */
export function curl(call: SampleCall): string {
  const { request } = call
  const address = requestUrl(call)
  // curl reads braces and brackets as a pattern. A parameter that is not filled in yet stands in braces.
  const globbing = /[[\]{}]/.test(address) ? '--globoff ' : ''
  const method = request.method === 'GET' ? '' : `-X ${request.method} `
  const lines = [
    `curl ${globbing}${method}${quotedForShell(address)}`,
    '-H "Authorization: Bearer $ACCESS_TOKEN"',
    ...bodyLines(request),
  ]
  return `${isPicture(request) ? readPicture : ''}${lines.join(' \\\n  ')}`
}

/** Works with the `base64` of Linux, which breaks lines, and with that of macOS. */
const readPicture = `base64 < ${pictureFile} | tr -d '\\n' | `

const isPicture = ({ body }: CallRequest) => body?.contentType === 'image/jpeg'

/** @see RFC 9110 §8.6: a POST or PUT without content says `Content-Length: 0`. Spotify answers 411 without it, and curl leaves it out. */
function bodyLines({ method, body }: CallRequest): string[] {
  if (!body) return method === 'PUT' || method === 'POST' ? [`-H 'Content-Length: 0'`] : []
  return [
    `-H ${quotedForShell(`Content-Type: ${body.contentType}`)}`,
    // Not `-d`: it reads a file where the text begins with @.
    body.contentType === 'image/jpeg' ? '--data-binary @-' : `--data-raw ${quotedForShell(body.text)}`,
  ]
}
