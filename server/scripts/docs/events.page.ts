import { type SecurityEventName, securityEvent, securityEventNames } from '../../src/observability/security-events.ts'
import { code, table } from './markdown.ts'

const introduction = `# Security events

Each is one JSON line of the log: \`event\`, \`reason\` where there are several, \`requestId\` as the answer has it, \`client\` (the address, through
proxies that \`TRUST_PROXY\` names), and \`account\`, the first twelve characters of the keyed hash by which the store knows the account. Nothing else
of a request is in it: no token, code, state, cookie or query. Where anybody can cause an event, so many lines are written within a minute and no
more; the next one then has \`leftOut\`. The [metrics](metrics.md) count all of them.`

/** Event → level, reasons, what to make of it. */
export function eventsPage(): string {
  const headings = ['event', 'level', 'reasons', 'what to make of it', 'lines a minute']
  return `${introduction}\n\n${table(headings, securityEventNames.map(row))}\n`
}

function row(name: SecurityEventName): string[] {
  const { level, message, reasons = {}, watch, perMinute } = securityEvent(name)
  const words = Object.entries(reasons).map(([reason, meaning]) => `${code(reason)}: ${meaning}`)
  const all = words.length === 0 ? message : words.join('<br>')
  return [code(name), level, all, watch, perMinute === undefined ? 'all' : `at most ${perMinute}`]
}
