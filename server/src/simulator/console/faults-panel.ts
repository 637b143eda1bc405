import type { Effect, Fault } from '../controls/faults.ts'
import { html, type Markup } from '../html.ts'
import type { ConsoleView } from './console-view.ts'
import { icon } from './icon.ts'
import { panel, toggle } from './panel.ts'

/** Failures that every client meets one day, ready to be switched on. */
const presets: readonly Fault[] = [
  { match: { path: '/v1/me/player' }, effect: { status: 429, headers: { 'retry-after': 7 } }, times: 2 },
  { match: { method: 'POST', path: '/api/token' }, effect: { status: 503 } },
  { match: { method: 'GET', path: '/v1/me/tracks' }, effect: { truncate: true }, times: 1 },
  { match: { path: '/v1' }, effect: { delayMs: 800 } },
]

interface Row {
  fault: Fault
  /** In force; `undefined` where it is a preset that is off. */
  id: string | undefined
}

export function faultsPanel({ faults }: ConsoleView): Markup {
  const isSame = (one: Fault, other: Fault) => kindOf(one) === kindOf(other)
  const offered = presets.map((preset): Row => {
    const active = faults.find((fault) => isSame(fault, preset))
    return { fault: active ?? preset, id: active?.id }
  })
  const others = faults.filter((fault) => !presets.some((preset) => isSame(preset, fault)))
  const rows = [...offered, ...others.map((fault): Row => ({ fault, id: fault.id }))]
  return panel({
    id: 'faults',
    title: 'Faults',
    aside: html`<span class="quiet">The first that matches takes the call</span>`,
    body: html`<ul class="rows">${rows.map(faultRow)}</ul>${newFault}`,
  })
}

/** Without how often: that counts down. */
const kindOf = ({ match, effect }: Fault) => JSON.stringify([match ?? {}, effect])

function faultRow({ fault, id }: Row): Markup {
  const { match: { method = 'any', path = 'every path' } = {}, effect, times } = fault
  const what = effectWords(effect)
  const body = { match: fault.match, effect, times }
  const label = `${method} ${path}: ${what}`
  const isOn = id !== undefined
  const send = { on: { send: 'POST faults', body }, off: { send: `DELETE faults/${id ?? ''}` } }
  return html`<li class="fault${isOn ? ' on' : ''}" data-key="${kindOf(fault)}">${toggle({ label, hidesLabel: true, isOn, ...send })}
<b>${method}</b><code class="path">${path}</code><code class="effect">${what}</code><span class="quiet end">${times === undefined ? 'stays' : `${times} left`}</span></li>
`
}

/** An effect in a few words: `429, retry-after 7`. */
function effectWords({ status, headers, delayMs, reset, truncate, ...others }: Effect): string {
  const parts = [
    ...(delayMs === undefined ? [] : [`waits ${delayMs} ms`]),
    ...(status === undefined ? [] : [String(status)]),
    ...Object.entries(headers ?? {}).map(([name, value]) => `${name} ${value}`),
    ...(reset ? ['breaks the connection'] : []),
    ...(truncate === undefined || truncate === false
      ? []
      : [truncate === true ? 'breaks off halfway' : `breaks off after ${truncate} B`]),
    ...Object.keys(others).map((name) => `${name} of its own`),
  ]
  return parts.join(', ')
}

const newFault = html`<details class="add"><summary>${icon('plus')}<span>Add a fault</span></summary>
<form data-send="POST faults">
<label>Method<select name="match.method"><option value="">any</option><option>GET</option><option>POST</option><option>PUT</option><option>DELETE</option></select></label>
<label>Path, and all below it<input name="match.path" pattern="/.*" placeholder="/v1/me" autocomplete="off"></label>
<label>Status<input name="effect.status" type="number" min="200" max="599" placeholder="503"></label>
<label>Waits, in ms<input name="effect.delayMs" type="number" min="0" max="600000"></label>
<label>How often<input name="times" type="number" min="1" placeholder="always"></label>
<button class="outlined">Add</button>
</form></details>`
