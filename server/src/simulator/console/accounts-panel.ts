import { counted } from '../../../contract/words.ts'
import { html, type Markup } from '../html.ts'
import type { ConsoleAccount, ConsoleView } from './console-view.ts'
import { icon } from './icon.ts'
import { button, panel, toggle } from './panel.ts'

export function accountsPanel({ accounts }: ConsoleView): Markup {
  const rows = accounts.map(
    (account) => html`<li data-key="${account.id}"><details><summary>
<span class="tile" aria-hidden="true">${account.id.charAt(0).toUpperCase()}</span>
<span class="who"><span><strong>${account.id}</strong> ${mark(account)}</span><span class="quiet">${facts(account)}</span></span>
<span class="quiet end">${account.scopes === undefined ? 'no grant' : counted(account.scopes, 'scope')}</span>
</summary>${controlsOf(account)}</details></li>
`,
  )
  return panel({ id: 'accounts', title: 'Accounts', body: html`<ul class="rows folded">${rows}</ul>` })
}

function mark({ premium, allowlisted }: ConsoleAccount): Markup {
  if (!allowlisted) return html`<span class="tag missing">not on the list</span>`
  return html`<span class="tag">${premium ? 'Premium' : 'Free'}</span>`
}

function facts({ allowlisted, saved, longestPlaylist }: ConsoleAccount): string {
  if (!allowlisted) return 'every call answers 403'
  if (saved === 0) return 'nothing saved'
  const list = longestPlaylist >= 1000 ? `, a list of ${longestPlaylist.toLocaleString('en')}` : ''
  return `${saved.toLocaleString('en')} saved${list}`
}

function controlsOf({ id, premium, allowlisted, playing }: ConsoleAccount): Markup {
  const change = (body: Record<string, boolean>) => ({ send: `PATCH accounts/${encodeURIComponent(id)}`, body })
  const body = { account: id }
  return html`<div class="inside">
${toggle({ label: 'Premium', isOn: premium, on: change({ premium: true }), off: change({ premium: false }) })}
${toggle({ label: 'on the allowlist', isOn: allowlisted, on: change({ allowlisted: true }), off: change({ allowlisted: false }) })}
<div class="buttons">
${button({ text: 'Expire tokens', send: 'POST tokens/expire', body })}
${button({ text: 'End grants', send: 'POST grants/revoke', body })}
</div>
<p class="quiet">${playing === null ? 'plays nothing' : `plays ${playing}`}</p>
</div>`
}

export function clientsPanel({ state }: ConsoleView): Markup {
  const rows = state.clients.map(({ clientId, name, redirectUris }) => {
    const grants = state.grants.filter(({ client, revoked }) => client === clientId && !revoked).length
    const uris = redirectUris.map((uri) => html`<li><code>${uri}</code></li>`)
    return html`<li data-key="${clientId}"><details><summary>
<span class="tile">${icon('window')}</span>
<span class="who"><strong>${name}</strong><code class="quiet">${clientId}</code></span>
<span class="quiet end">${grants === 0 ? 'no grant' : counted(grants, 'grant')}</span>
</summary><div class="inside"><p>May be sent back to</p><ul class="wires">${uris}</ul></div></details></li>
`
  })
  return panel({ id: 'clients', title: 'Clients', body: html`<ul class="rows folded">${rows}</ul>${newClient}` })
}

const newClient = html`<details class="add"><summary>${icon('plus')}<span>Register a client</span></summary>
<form data-send="POST clients">
<label>Client id<input name="clientId" required maxlength="200" autocomplete="off"></label>
<label>Secret<input name="clientSecret" required maxlength="200" autocomplete="off"></label>
<label>Redirect URIs, one a line<textarea name="redirectUris" data-lines rows="2" required></textarea></label>
<button class="outlined">Register</button>
</form></details>`
