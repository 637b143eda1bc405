import { problemCatalogue, problemCodes } from '../../contract/problems.ts'
import { settingNames, settingRow } from '../../src/config/settings.ts'
import { metricNames, metricRow } from '../../src/observability/metric-table.ts'
import { securityEvent, securityEventNames } from '../../src/observability/security-events.ts'
import { bounds } from '../../test/claims/bounds.ts'
import type { Chapter, Claim } from '../../test/claims/claim.ts'
import { chapters } from '../../test/claims/claims.ts'
import { figures } from '../../test/harness/figures.ts'
import { operationsPage, scopesPage } from './catalogue-pages.ts'
import { envExamplePage } from './env-example.page.ts'
import { labPage } from './lab.page.ts'
import { licencesPage } from './licences.page.ts'
import { code, codes, proofLink, table } from './markdown.ts'
import { mutantsPage } from './mutants.page.ts'
import { scenariosPage } from './scenarios.page.ts'

/** The pages that are written from tables, by their path from `docs/`. */
export const referencePages: Record<string, () => string> = {
  'scopes.md': scopesPage,
  'operations.md': operationsPage,
  'problems.md': problemsPage,
  'settings.md': settingsPage,
  'events.md': eventsPage,
  'metrics.md': metricsPage,
  'trust.md': trustPage,
  'mutants.md': mutantsPage,
  'lab.md': labPage,
  'licences.md': licencesPage,
  'scenarios.md': scenariosPage,
  '../.env.example': envExamplePage,
}

function problemsPage(): string {
  const rows = problemCodes.map((name) => {
    const { status, title, cause, owner, next, retry } = problemCatalogue[name]
    return [code(name), String(status), title, cause, owner, next, retry ? 'yes' : 'no']
  })
  return `# Problems\n\n${table(['code', 'status', 'what happened', 'why', 'who can mend it', 'what now', 'may trying again help'], rows)}\n`
}

function settingsPage(): string {
  const rows = settingNames.map((name) => {
    const { default: value, unset = '', meaning, allowed, secret, file } = settingRow(name)
    const names = secret || file ? `${code(name)}, ${code(`${name}_FILE`)}` : code(name)
    return [names, value === undefined ? unset : code(value), meaning, allowed]
  })
  return `# Settings\n\n${aboutSettings}\n\n${table(['name', 'default', 'meaning', 'allowed'], rows)}\n`
}

const aboutSettings = `From the environment or \`.env\`; all are checked at start, and all wrong ones named at once. Empty counts as not set.
\`…_FILE\` reads the value from the file it names. An endpoint that is set wins over Spotify’s and the simulator’s.
With \`NODE_ENV=production\`, \`SESSION_KEYS\` must be set, \`PUBLIC_URL\` must be https or a loopback address, and the simulator
starts only with \`SIMULATOR=on\`.`

function eventsPage(): string {
  const rows = securityEventNames.map((name) => {
    const { level, message, reasons = {}, advice, perMinute } = securityEvent(name)
    const meanings = Object.entries(reasons).map(([reason, meaning]) => `${code(reason)}: ${meaning}`)
    const words = meanings.length === 0 ? message : meanings.join('<br>')
    return [code(name), level, words, advice, perMinute === undefined ? 'all' : `at most ${perMinute}`]
  })
  const headings = ['event', 'level', 'reasons', 'what to make of it', 'lines a minute']
  return `# Security events\n\n${aboutEvents}\n\n${table(headings, rows)}\n`
}

const aboutEvents = `Each event is one JSON line of the log. Its fields: \`event\`; \`reason\` where an event can have several; \`requestId\`, the same as in the answer;
\`client\`, the address of the client, through the proxies that \`TRUST_PROXY\` names; and \`account\`, the first twelve characters of the keyed hash by which
the store knows the account. Nothing else of a request is in the line: no token, code, state, cookie or query. Where anybody can cause an event, only the
given number of lines is written in a minute; the next line then counts the others in \`leftOut\`. The [metrics](metrics.md) count all events.`

function metricsPage(): string {
  const rows = metricNames.map((metric) => {
    const { name, labels, help } = metricRow(metric)
    return [code(name), codes(labels), help]
  })
  return `# Metrics\n\n${aboutMetrics}\n\n${table(['metric', 'labels', 'what it says'], rows)}\n`
}

const aboutMetrics = `\`GET /metrics\` answers in the text format of Prometheus. It answers requests from the machine itself, and requests from elsewhere with
\`Authorization: Bearer METRICS_TOKEN\`; all others get 401 \`metrics-refused\`. A request with a forwarding header, with another \`Host\` than a loopback name,
or over HTTP/1.0 came through a proxy, so it does not count as one from the machine itself. Some proxies add no forwarding header. So where \`PUBLIC_URL\` is
not a loopback address, set \`METRICS_TOKEN\`, which every request then needs, or keep the proxy from forwarding \`/metrics\`.

Every label has few values, all known beforehand: patterns of routes, operations, statuses, words of a table. No label holds an id, an address or anything
that a client sent. \`process_…\` and \`nodejs_…\` are reported too: memory, processor, event loop, garbage collection, open files.`

/** Each claim with what operators may rely on and its tests, by chapter. */
function trustPage(): string {
  return `${[aboutTrust, ...chapters.map(chapterSection), bounded(), aboutLoopback, measured()].join('\n\n')}\n`
}

const aboutTrust = `# What holds under attack, fault and load

Each line is a claim, what the operator of a server may rely on because of it, and the tests that prove it: over HTTP or in a browser, against
the simulator or another standard server. \`npx -y pnpm test\` runs all of them, and fails where a claim has no test. [mutants.md](mutants.md) shows
for each guard that a test fails when it is removed. What is not on this page is not promised.`

const chapterSection = ({ title, claims }: Chapter) =>
  `## ${title}\n\n${table(['it holds that', 'so you may rely on it that', 'proven by'], claims.map(claimRow))}`

const claimRow = ({ claim, promise, provenBy }: Claim) => [claim, promise, provenBy.map(proofLink).join('<br>')]

const bounded = () =>
  `## What is held for clients, and its bounds\n\n${aboutBounds}\n\n${table(
    ['what is held', 'at most', 'beyond it', 'proven by'],
    bounds.map(({ held, bound, beyond, provenBy }) => [held, bound, beyond, provenBy.map(proofLink).join('<br>')]),
  )}`

const aboutBounds = `Every bound is for one process. Where several workers serve, each counts its own requests; limits of requests a minute are divided among
them.`

const aboutLoopback = `## What loopback over http cannot protect

\`http://127.0.0.1\` is the address of a machine and not of a program. Nothing is encrypted, which matters little where nothing leaves the machine; but
nothing tells the programs and the users of that machine apart either:

- Cookies do not know ports. A page or a server on another port of the same host gets the session cookie with each request that the browser sends
  there, and may set a cookie that is sent here. Whoever has the cookie has the session until it is signed out.
- Where this server does not run, another program may listen on its port, be taken for it, and receive the code of a sign-in (PKCE makes that code useless to it).
- Whoever may read the memory or the files of your user may read the keys and the tokens.

So use it on a machine that is yours alone, run no server on it that you do not trust, sign out when you are done, and have
[security events](events.md) looked at. Where others use the machine or reach it, serve Scopedeck over https under a host name that serves nothing else
([deployment.md](deployment.md)): its cookie is then bound to that host, and neither another port over http nor another name can set it.`

const measured = () =>
  `## Found by the long commands\n\n${table(
    ['command', 'on', 'found'],
    figures.map(({ command, on, found }) => [`\`${command}\``, on, found]),
  )}`
