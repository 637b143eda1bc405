import { operation } from '../contract/operations.ts'
import type { InstrumentCall } from './gateway/upstream.ts'
import type { InstrumentTokenCall } from './oauth/client.ts'
import type { Metrics } from './observability/metrics.ts'
import { failureLabel, statusLabel } from './observability/status-label.ts'
import type { Attributes, Step, Tracing } from './observability/tracing.ts'
import type { InstrumentRefresh } from './session/refresh.ts'

/** Who looks on in the rooms below, which know nothing of what is made of it. */
interface Instrumentation {
  refresh: InstrumentRefresh
  tokenCall: InstrumentTokenCall
  webApiCall: InstrumentCall
}

interface InstrumentationOptions {
  metrics: Metrics
  tracing: Tracing
  tokenUrl: string
  apiUrl: string
}

/** Counts, times and traces the same moments. */
export function createInstrumentation({ metrics, tracing, tokenUrl, apiUrl }: InstrumentationOptions): Instrumentation {
  /** A call of somebody else, as a step with its status, and told with how long it took. */
  const instrumentCall = <Answer extends { status: number }>(
    step: Step,
    call: () => Promise<Answer>,
    count: (status: string, seconds: number) => void,
  ) =>
    tracing.step(step, (tell) =>
      timed(call, (status, seconds) => {
        count(status, seconds)
        tell(statusAttributes(status))
      }),
    )

  return {
    refresh: (refresh) =>
      tracing.step({ name: 'refresh', kind: 'internal', attributes: {} }, async (tell) => {
        const settled = await refresh()
        metrics.refresh(settled.outcome)
        tell({ 'scopedeck.outcome': settled.outcome })
        return settled
      }),
    tokenCall(grantType, call) {
      const attributes = { ...callAttributes(tokenUrl, 'POST'), 'scopedeck.grant_type': grantType }
      const step: Step = { name: 'POST token endpoint', kind: 'client', attributes }
      return instrumentCall(step, call, (status, seconds) => metrics.tokenCall(grantType, status, seconds))
    },
    webApiCall(id, call) {
      const { method, path } = operation(id)
      const attributes = { ...callAttributes(apiUrl, method), 'url.template': path, 'scopedeck.operation': id }
      const step: Step = { name: `${method} ${path}`, kind: 'client', attributes }
      return instrumentCall(step, call, (status, seconds) => metrics.webApiCall(id, status, seconds))
    },
  }
}

const callAttributes = (url: string, method: string): Attributes => ({
  'server.address': new URL(url).hostname,
  'http.request.method': method,
})

/** @param label a status, or why there is none */
function statusAttributes(label: string): Attributes {
  const status = Number(label)
  const failed = Number.isNaN(status) || status >= 400
  return {
    ...(!Number.isNaN(status) && { 'http.response.status_code': status }),
    ...(failed && { 'error.type': label }),
  }
}

async function timed<Answer extends { status: number }>(
  call: () => Promise<Answer>,
  settle: (status: string, seconds: number) => void,
): Promise<Answer> {
  const beganAt = performance.now()
  const since = () => (performance.now() - beganAt) / 1000
  try {
    const answer = await call()
    settle(statusLabel(answer.status), since())
    return answer
  } catch (error) {
    settle(failureLabel(error), since())
    throw error
  }
}
