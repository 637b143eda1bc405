import { html, type Markup } from '../html.ts'
import { type IconName, icon } from './icon.ts'

interface Panel {
  id: string
  title: string
  /** Beside the title. */
  aside?: Markup
  body: Markup | Markup[]
}

/** One region of the page, with a heading that names it. */
export function panel({ id, title, aside = html``, body }: Panel): Markup {
  return html`<section class="panel" id="${id}" aria-labelledby="${id}-title">
<div class="panel-head"><h2 id="${id}-title">${title}</h2>${aside}</div>
${body}
</section>
`
}

interface Send {
  /** `POST clock`: a method, and a path below `/simulator/`. */
  send: string
  body?: unknown
}

/** Marks a control of the page: the script sends what it says. */
const sending = ({ send, body }: Send): Markup => html`data-send="${send}" data-body="${JSON.stringify(body ?? {})}"`

interface Button extends Send {
  text: string
  icon?: IconName
  /** For those who don't see the icon. Only the icon is shown then. */
  hidesText?: boolean
  /** What is asked first. */
  confirm?: string
  kind?: 'quiet' | 'outlined'
}

export function button({ text, icon: name, hidesText = false, confirm, kind = 'outlined', ...send }: Button): Markup {
  const label = hidesText ? html`<span class="unseen">${text}</span>` : html`<span>${text}</span>`
  const asks = confirm === undefined ? html`` : html` data-confirm="${confirm}"`
  const shape = hidesText ? 'square' : kind
  return html`<button type="button" class="${shape}" ${sending(send)}${asks}>${name ? icon(name) : html``}${label}</button>`
}

interface Switch {
  label: string
  /** Beside the switch, or only for those who don't see it. */
  hidesLabel?: boolean
  isOn: boolean
  on: Send
  off: Send
}

export function toggle({ label, hidesLabel = false, isOn, on, off }: Switch): Markup {
  const [shown, name] = hidesLabel ? [html``, html` aria-label="${label}"`] : [html`<span>${label}</span>`, html``]
  const bodies = html`data-off="${off.send}" data-off-body="${JSON.stringify(off.body ?? {})}"`
  return html`<label class="switch">${shown}<input type="checkbox" role="switch"${name}${checked(isOn)} ${sending(on)} ${bodies}></label>`
}

export const checked = (isChecked: boolean): Markup => (isChecked ? html` checked` : html``)
export const selected = (isSelected: boolean): Markup => (isSelected ? html` selected` : html``)
