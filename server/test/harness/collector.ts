import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

interface OtlpValue {
  stringValue?: string
  intValue?: number
}

interface OtlpSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  attributes: { key: string; value: OtlpValue }[]
  status: { code?: number; message?: string }
}

interface OtlpRequest {
  resourceSpans: {
    resource: { attributes: { key: string; value: OtlpValue }[] }
    scopeSpans: { spans: OtlpSpan[] }[]
  }[]
}

export interface ReceivedSpan extends Omit<OtlpSpan, 'attributes'> {
  attributes: Record<string, string | number | undefined>
  service: string | undefined
}

/** Takes traces as any collector does, and reads them. @see https://opentelemetry.io/docs/specs/otlp/#otlphttp */
export class Collector {
  readonly origin: string
  /** As it came. */
  readonly received: string[] = []

  private constructor(origin: string) {
    this.origin = origin
  }

  static async start(): Promise<Collector> {
    const server = createServer(async (request, response) => {
      let text = ''
      for await (const chunk of request.setEncoding('utf8')) text += chunk
      const isTraces = request.method === 'POST' && request.url === '/otlp/v1/traces'
      if (isTraces && request.headers['content-type'] === 'application/json') collector.received.push(text)
      response.writeHead(isTraces ? 200 : 404, { 'content-type': 'application/json' }).end('{}')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    const collector = new Collector(`http://127.0.0.1:${(server.address() as AddressInfo).port}/otlp`)
    return collector
  }

  get spans(): ReceivedSpan[] {
    const requests = this.received.map((text): OtlpRequest => JSON.parse(text))
    return requests.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ resource, scopeSpans }) => {
        const service = valuesOf(resource.attributes)['service.name']
        const spans = scopeSpans.flatMap((scope) => scope.spans)
        return spans.map((span) => ({ ...span, attributes: valuesOf(span.attributes), service: String(service) }))
      }),
    )
  }

  /** Those of one name, as they came. */
  named = (name: string) => this.spans.filter((span) => span.name === name)

  childrenOf = ({ spanId }: ReceivedSpan) => this.spans.filter(({ parentSpanId }) => parentSpanId === spanId)
}

const valuesOf = (attributes: OtlpSpan['attributes']) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]))
