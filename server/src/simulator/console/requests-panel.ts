import { reasonPhrase } from '../../../contract/reason-phrases.ts'
import type { LoggedRequest, NumberedRequest } from '../controls/request-log.ts'
import { html, type Markup } from '../html.ts'
import { type ConsoleView, isPicture } from './console-view.ts'
import { icon } from './icon.ts'
import { panel } from './panel.ts'
import { explanation, scopeUse } from './request-words.ts'
import { timeOf } from './world-panels.ts'

/** The log of requests, newest first: each opens to what it needed and got. */
export function requestsPanel({ requests, received }: ConsoleView): Markup {
  const rows = requests.map(requestRow)
  const aside = html`<div class="log-tools"><span class="live" id="live" role="status" data-keep>Live</span>
<label class="filter"><span class="unseen">Filter by path or status</span><input type="search" id="filter" placeholder="Path or status" autocomplete="off"></label>
<button type="button" class="outlined" id="pictures" aria-pressed="false" data-keep>Pictures</button>
<button type="button" class="square" id="hold" aria-pressed="false" data-keep>${icon('pause')}<span class="unseen">Hold the log</span></button></div>`
  const body = html`<div class="log-head" aria-hidden="true"><span>Time</span><span></span><span>Path</span><span>Scope used</span><span></span><span class="end">ms</span></div>
<div class="log-scroll" tabindex="0" role="region" aria-label="Requests, newest first">
<p class="quiet empty" id="no-requests" data-keep>${requests.length === 0 ? 'Nothing has come yet.' : ''}</p>
<ol class="log" id="log" data-received="${received}">${rows}</ol></div>`
  return panel({ id: 'requests', title: 'Requests', aside, body })
}

function requestRow({ request, nth }: NumberedRequest): Markup {
  const { at, method, path, status, byFault, tookMs } = request
  const use = scopeUse(request)
  const tone = status >= 400 || status === 0 ? 'missing' : status >= 300 ? 'plain' : 'granted'
  return html`<li data-key="${nth}" data-text="${`${method} ${path} ${status}`.toLowerCase()}"${byFault ? html` class="faulted"` : html``}${isPicture(request) ? html` data-picture hidden` : html``}><details><summary>
<time>${timeOf(at)}</time><b>${method}</b><code class="path">${path}</code>
<code class="use ${use.tone}">${icon(use.icon)}<span>${use.text}</span></code><code class="status ${tone}">${status || 'none'}</code><span class="took">${tookMs ?? ''}</span>
</summary>${detailsOf(request, use.tone)}</details></li>
`
}

function detailsOf(request: LoggedRequest, tone: string): Markup {
  const { method, path, query, status, client, account, error, scopesHeld } = request
  return html`<div class="call"><dl>
<div><dt>Asked</dt><dd><code>${method} ${path}${query === '' ? '' : `?${decodeQuery(query)}`}</code></dd></div>
<div><dt>Answered</dt><dd><code>${status || 'none'} ${error ?? reasonPhrase(status) ?? ''}</code></dd></div>
<div><dt>For</dt><dd><code>${client ?? 'no client'}${account === undefined ? '' : `, ${account}`}</code></dd></div>
<div><dt>Token holds</dt><dd><code>${scopesHeld === undefined ? 'no token' : scopesHeld.join(' ') || 'no scope'}</code></dd></div>
</dl><p class="${tone}">${explanation(request)}</p></div>`
}

/** As a person reads it. The log keeps it as it stands in an address. */
function decodeQuery(query: string): string {
  return [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).join('&')
}
