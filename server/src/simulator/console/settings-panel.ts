import { html, type Markup } from '../html.ts'
import { Settings } from '../settings.ts'
import type { ConsoleView } from './console-view.ts'
import { checked, panel, selected, toggle } from './panel.ts'

type Schema = { type?: string; minimum?: number; maximum?: number; anyOf?: { const?: string; type?: string }[] }

interface Words {
  label: string
  unit?: string
  /** How many of the setting's own units are one of those shown. */
  scale?: number
}

const day = 86_400

/** What the settings are called here. One without words shows its own name. */
const words: Readonly<Record<string, Words>> = {
  mode: { label: 'Mode' },
  accessTokenTtl: { label: 'Access token lives', unit: 's' },
  grantLifetime: { label: 'Grant lives', unit: 'days', scale: day },
  rotateRefreshTokens: { label: 'Rotate refresh tokens' },
  latencyMs: { label: 'Answers wait', unit: 'ms' },
  authorizationResponse: { label: 'Sign-in answers' },
  ownerPremium: { label: 'Owner has Premium' },
  playerAnswer: { label: 'Player answers' },
  playerLagMs: { label: 'Player lags', unit: 'ms' },
  unauthorizedEvery: { label: '401 every', unit: 'calls' },
  rateLimitWithoutCors: { label: '429 without CORS' },
  shortPagesBy: { label: 'Pages are short by', unit: 'rows' },
  nullItemsEvery: { label: 'A null every', unit: 'rows' },
}

/** Every setting, with the control that its schema asks for: a new setting is here by itself. */
export function settingsPanel({ state, accounts }: ConsoleView): Markup {
  const schemas = Object.entries(Settings.properties as Record<string, Schema>)
  const values: Record<string, unknown> = state.settings
  const rows = schemas.map(([name, schema]) => {
    if (name === 'rateLimit') return rateLimitRow(state.settings.rateLimit)
    if (name === 'autoApprove')
      return autoApproveRow(
        state.settings.autoApprove,
        accounts.map(({ id }) => id),
      )
    return settingRow(name, schema, values[name])
  })
  return panel({ id: 'settings', title: 'Settings', body: html`<ul class="rows">${rows}</ul>` })
}

const row = (content: Markup): Markup => html`<li class="row">${content}</li>\n`

function settingRow(name: string, schema: Schema, value: unknown): Markup {
  const { label, unit = '', scale = 1 } = words[name] ?? { label: name }
  if (schema.type === 'boolean') {
    const send = (isOn: boolean) => ({ send: 'PATCH settings', body: { [name]: isOn } })
    return row(toggle({ label, isOn: value === true, on: send(true), off: send(false) }))
  }
  const options = (schema.anyOf ?? []).flatMap((option) => option.const ?? [])
  if (options.length > 0) return row(choice(label, name, options, String(value)))
  if (schema.type !== 'integer') return row(html`<span>${label}</span><code>${JSON.stringify(value)}</code>`)
  const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema
  return row(html`<label class="number"><span>${label}</span><span class="field"><input type="number" data-send="PATCH settings"
data-name="${name}" data-scale="${scale}" min="${minimum / scale}" max="${maximum / scale}" step="any" required
value="${Number(value) / scale}"><span class="quiet">${unit}</span></span></label>`)
}

/** A group of radio buttons: one tab stop, arrows choose. Where they have no room beside each other, a list. */
function choice(label: string, name: string, options: readonly string[], value: string): Markup {
  if (options.length > 3) return listed(label, name, options, value)
  const buttons = options.map((option) => {
    const body = JSON.stringify({ [name]: option })
    return html`<label><input type="radio" name="${name}" value="${option}" data-send="PATCH settings" data-body="${body}"${checked(option === value)}><span>${option}</span></label>`
  })
  return html`<span id="setting-${name}">${label}</span><div class="segments" role="radiogroup" aria-labelledby="setting-${name}">${buttons}</div>`
}

function listed(label: string, name: string, options: readonly string[], value: string): Markup {
  const shown = options.map(
    (option) => html`<option value="${JSON.stringify(option)}"${selected(option === value)}>${option}</option>`,
  )
  return html`<label class="number"><span>${label}</span><select data-send="PATCH settings" data-name="${name}">${shown}</select></label>`
}

function rateLimitRow(rateLimit: Settings['rateLimit']): Markup {
  const seconds = rateLimit?.windowSeconds ?? 30
  return row(html`<label class="number"><span>Rate limit</span><span class="field"><input type="number" min="0" step="1"
placeholder="none" data-send="PATCH settings" data-name="rateLimit" data-wrap="requests" value="${rateLimit?.requests ?? ''}"
><span class="quiet">in ${seconds} s</span></span></label>`)
}

/** The values of the options are JSON: off, whoever signed in last, or one account. */
function autoApproveRow(value: Settings['autoApprove'], accounts: readonly string[]): Markup {
  const options = [[false, 'no'], [true, 'as the last one'], ...accounts.map((id) => [id, `as ${id}`])] as const
  const shown = options.map(
    ([option, text]) =>
      html`<option value="${JSON.stringify(option)}"${selected(option === value)}>${String(text)}</option>`,
  )
  return row(
    html`<label class="number"><span>Consent by itself</span><select data-send="PATCH settings" data-name="autoApprove">${shown}</select></label>`,
  )
}
