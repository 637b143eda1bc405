import { conditionWords } from '../../../contract/simulator-words.ts'
import { counted } from '../../../contract/words.ts'
import { html, type Markup } from '../html.ts'
import type { ConsoleView } from './console-view.ts'
import { icon } from './icon.ts'
import { button, panel } from './panel.ts'

/** The page itself leaves the seconds to the script, so that it does not change with each. */
export function clockPanel({ state: { clock } }: ConsoleView): Markup {
  const [ahead = 'As it is.'] = conditionWords({ aheadMs: clock.aheadMs })
  const words = ahead.replace(/^clock (.*)/, 'It is $1.')
  const advance = (text: string, by: string) => button({ text, send: 'POST clock', body: { advance: by } })
  const body = html`<p class="clock"><time id="now" data-ahead="${clock.aheadMs}">${timeOf(clock.now)}</time></p>
<p class="quiet"><span id="today">${dateOf(clock.now)}</span> UTC. ${words}</p>
<div class="buttons">${advance('+59 min', '59m')}${advance('+6 months', '6mo')}
${button({ text: 'Back to now', send: 'POST clock', body: { reset: true }, kind: 'quiet' })}</div>`
  return panel({ id: 'clock', title: 'Clock', body })
}

export const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 19)

/** A format that is made at import costs each start 30 ms. */
const dateOf = (at: number): string =>
  new Date(at).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })

export function worldsPanel({ worlds, basePath, contents }: ConsoleView): Markup {
  const rows = [{ id: 'root', origin: '' }, ...worlds].map(({ id, origin }) => {
    const path = origin === '' ? '' : new URL(origin).pathname
    const isThis = path === basePath
    const current = isThis ? html` aria-current="page"` : html``
    const remove = button({
      text: `Delete the world ${id}`,
      icon: 'cross',
      hidesText: true,
      send: `DELETE worlds/${id}`,
      confirm: `Delete the world ${id}? Its accounts, grants and log go with it.`,
    })
    return html`<li data-key="${id}"><a href="${path}/"${current}><code>${id}</code>${isThis ? icon('check') : html``}</a>${
      path === '' || isThis ? html`` : remove
    }</li>\n`
  })
  const things = Object.entries(contents).map(([noun, count]) => counted(count, noun))
  const aside = button({ text: 'Make a world', icon: 'plus', hidesText: true, send: 'POST worlds' })
  return panel({
    id: 'worlds',
    title: 'Worlds',
    aside,
    body: html`<ul class="worlds">${rows}</ul><p class="quiet">${things.join(', ')}</p>`,
  })
}
