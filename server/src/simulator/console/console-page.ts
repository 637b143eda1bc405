import { html } from '../html.ts'
import { accountsPanel, clientsPanel } from './accounts-panel.ts'
import { addressPanel } from './address-panel.ts'
import type { ConsoleView } from './console-view.ts'
import { faultsPanel } from './faults-panel.ts'
import { icon } from './icon.ts'
import { button } from './panel.ts'
import { requestsPanel } from './requests-panel.ts'
import { settingsPanel } from './settings-panel.ts'
import { clockPanel, worldsPanel } from './world-panels.ts'

/** The simulator's own page: whole without its script, which only sends what is pressed and brings the page up to date. */
export function consolePage(view: ConsoleView): string {
  const { basePath, state } = view
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Simulator · ${state.origin}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${basePath}/simulator/console/console.css">
<script type="module" src="${basePath}/simulator/console/console.js"></script>
</head>
<body data-controls="${basePath}/simulator/">
<header>
<span class="tile dashed">${icon('tower')}</span>
<div><h1>simulator <code class="quiet">${state.origin}</code></h1>
<p class="quiet">This is not Spotify, and nothing in it is real.</p></div>
<div class="buttons">
${button({ text: 'Expire all tokens', icon: 'timer', send: 'POST tokens/expire', kind: 'quiet' })}
${button({ text: 'End all grants', icon: 'unlink', send: 'POST grants/revoke', kind: 'quiet' })}
${button({
  text: 'Back to the seeded world',
  icon: 'back',
  send: 'POST reset',
  confirm: 'Go back to the seeded world? Settings, clients, grants, faults and the log of this world are lost.',
})}
</div>
</header>
<noscript><p class="trouble">Without JavaScript this page shows what is, and changes nothing.</p></noscript>
<p id="trouble" class="trouble" role="alert" hidden data-keep></p>
<p id="said" class="unseen" role="status" data-keep></p>
<main>
<div class="column">${clockPanel(view)}${settingsPanel(view)}${worldsPanel(view)}</div>
<div class="column">${addressPanel(view)}${clientsPanel(view)}${accountsPanel(view)}</div>
<div class="column wide">${faultsPanel(view)}${requestsPanel(view)}</div>
</main>
<dialog id="confirm" aria-labelledby="question" data-keep><p id="question"></p>
<form method="dialog" class="buttons"><button class="outlined" value="no">Cancel</button><button class="outlined" value="yes">Yes</button></form></dialog>
</body>
</html>
`
  return page.text
}
