import { type Scope, scopeCatalogue } from '../../../contract/scopes.ts'
import { html, type Markup } from '../html.ts'
import { notice } from '../notice.ts'
import type { Simulation } from '../simulation.ts'
import type { SimulatedAccount } from '../world/account.ts'
import { approvedScopes } from './approved-scopes.ts'
import type { AuthorizationRequest } from './authorization-request.ts'

interface Consent {
  simulation: Simulation
  request: AuthorizationRequest
  /** The request as it came: the form carries it on. */
  parameters: URLSearchParams
  preselected: string | undefined
}

const formFields: readonly string[] = ['account', 'decision']

/** The authorization request inside a consent form. */
export function consentParameters(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...form].filter(([name]) => !formFields.includes(name)))
}

/** Asks an account for its consent: an ordinary form, whole without JavaScript. */
export function consentPage(consent: Consent): string {
  const { client, redirectUri } = consent.request
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${client.name} asks for your permission · Simulator</title>
<link rel="stylesheet" href="${consent.simulation.basePath}/consent.css">
</head>
<body>
<main>
${notice(consent.simulation)}
<h1>${client.name} asks for your permission</h1>
<form method="post" action="${consent.simulation.basePath}/authorize">
${hiddenFields(consentParameters(consent.parameters))}
${accountChoice(consent)}
${permissions(consent)}
<div class="decisions">
<button name="decision" value="deny">Cancel</button>
<button name="decision" value="approve">Agree</button>
</div>
</form>
<p class="quiet">You go back to <span class="wire">${hostOf(redirectUri)}</span> either way.</p>
</main>
</body>
</html>
`
  return page.text
}

function hiddenFields(parameters: URLSearchParams): Markup[] {
  return [...parameters].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)
}

function accountChoice({ simulation, preselected }: Consent): Markup {
  const accounts = [...simulation.world.accounts.values()]
  const options = accounts.map((account, index) => {
    const selected = account.id === preselected ? html` selected` : html``
    return html`<option value="${account.id}" class="account-${index}"${selected}>${account.id}: ${describe(account)}</option>\n`
  })
  return html`<label for="account">Account</label>
<select id="account" name="account">
${options}</select>`
}

/** An account in a few words, as it is now. */
function describe({ premium, allowlisted, library }: SimulatedAccount): string {
  const saved = library.track.rows.length
  const songs = saved === 0 ? 'nothing saved' : `${saved.toLocaleString('en')} saved songs`
  return [...(allowlisted ? [] : ['not on the allowlist']), premium ? 'Premium' : 'Free', songs].join(', ')
}

function permissions(consent: Consent): Markup {
  const { scopes } = consent.request
  if (scopes.length === 0) {
    return html`<p class="permissions">It asks only for what anyone can see: publicly available information.</p>`
  }
  const approved = approvedByAccount(consent)
  return html`<h2>What it will be able to do</h2>
<ul class="permissions">
${scopes.map((scope) => html`<li><span>${scopeCatalogue[scope].consent}</span>${newMark(scope, approved, consent)}</li>\n`)}</ul>`
}

function approvedByAccount({ simulation, request }: Consent): Map<string, ReadonlySet<string>> {
  const ids = [...simulation.world.accounts.keys()]
  return new Map(ids.map((id) => [id, approvedScopes(simulation, request.client.clientId, id) ?? new Set()]))
}

/** Marks what an account has not granted yet; the stylesheet shows the mark for the account that is chosen. */
function newMark(scope: Scope, approved: Map<string, ReadonlySet<string>>, { preselected }: Consent): Markup {
  const accounts = [...approved.keys()]
  const lacking = accounts.filter((id) => !approved.get(id)?.has(scope))
  if (lacking.length === 0) return html``
  const classes = lacking.map((id) => `${id === preselected ? 'for-preselected ' : ''}for-${accounts.indexOf(id)}`)
  return html` <span class="new ${classes.join(' ')}">new</span>`
}

/** Where the browser goes afterwards: a host, or an app's own scheme. */
function hostOf(redirectUri: string): string {
  const { host, protocol } = new URL(redirectUri)
  return host || protocol
}
