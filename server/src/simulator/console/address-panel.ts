import { html, type Markup } from '../html.ts'
import type { ConsoleView } from './console-view.ts'
import { icon } from './icon.ts'
import { checked, panel } from './panel.ts'

/** What a client needs to know, in the forms it is needed in. */
export function addressPanel({ state: { origin, clients }, clientSecret }: ConsoleView): Markup {
  const [client] = clients
  const values: [name: string, value: string, variable: string][] = [
    ['authorize', `${origin}/authorize`, 'SPOTIFY_AUTHORIZE_URL'],
    ['token', `${origin}/api/token`, 'SPOTIFY_TOKEN_URL'],
    ['Web API', `${origin}/v1`, 'SPOTIFY_API_URL'],
    ['client id', client?.clientId ?? '', 'SPOTIFY_CLIENT_ID'],
    ['secret', clientSecret, 'SPOTIFY_CLIENT_SECRET'],
    ['redirect URI', client?.redirectUris[0] ?? '', 'SPOTIFY_REDIRECT_URI'],
  ]
  const rows = values.map(
    ([name, value]) =>
      html`<li><span class="quiet">${name}</span><code>${value}</code>${copyButton(name, value)}</li>\n`,
  )
  const variables = values.map(([, value, variable]) => `${variable}=${value}`).join('\n')
  const body = html`<div class="forms"><ul class="values">${rows}</ul>
${copied('env', 'the .env lines', variables)}${copied('curl', 'the curl command', curlOf(origin, client?.clientId ?? ''))}</div>`
  return panel({ id: 'addresses', title: 'Point your client here', aside: formChoice, body })
}

const formChoice = html`<div class="segments" role="radiogroup" aria-label="Form">${['values', '.env', 'curl'].map(
  (form, index) =>
    html`<label><input type="radio" name="form" id="form-${form.replace('.', '')}" data-keep${checked(index === 0)}><span>${form}</span></label>`,
)}</div>`

function copied(id: string, name: string, text: string): Markup {
  return html`<div class="copied for-${id}"><pre tabindex="0" aria-label="${name}">${text}</pre>${copyButton(name, text)}</div>`
}

function copyButton(name: string, text: string): Markup {
  return html`<button type="button" class="square" data-copy="${text}">${icon('copy')}<span class="unseen">Copy ${name}</span></button>`
}

/** A token without a browser, and a first call with it. */
function curlOf(origin: string, clientId: string): string {
  const body = JSON.stringify({ account: 'ada', scopes: ['user-top-read'], clientId })
  return `TOKEN=$(curl -s ${origin}/simulator/sign-in \\
  -H 'content-type: application/json' \\
  -d '${body}' | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')
curl -H "authorization: Bearer $TOKEN" ${origin}/v1/me`
}
