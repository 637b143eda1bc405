import { type MetricName, metricNames, metricRow } from '../../src/observability/metric-table.ts'
import { code, codes, table } from './markdown.ts'

const introduction = `# Metrics

\`GET /metrics\`, in the text format of Prometheus. It answers on the machine itself, and from elsewhere with \`Authorization: Bearer METRICS_TOKEN\`;
everybody else gets 401 \`metrics-refused\`. What carries a forwarding header, another \`Host\` than the machine’s own or HTTP/1.0 comes through a proxy
and not from the machine. Not every proxy says so: where \`PUBLIC_URL\` is no loopback address, either set \`METRICS_TOKEN\`, which is then
asked of everybody, or let the proxy keep \`/metrics\` to itself.

Labels take few values, all known beforehand: patterns of routes, operations, statuses, words of a table. None holds an id, an address or anything that somebody
sent. Beside these are \`process_…\` and \`nodejs_…\`: memory, processor, event loop, garbage collection, open files.`

/** Metric → labels, meaning. */
export function metricsPage(): string {
  return `${introduction}\n\n${table(['metric', 'labels', 'what it says'], metricNames.map(row))}\n`
}

function row(metric: MetricName): string[] {
  const { name, labels, help } = metricRow(metric)
  return [code(name), codes(labels), help]
}
