import type { Metrics } from './metrics/metrics.ts'
import { failureLabel, statusLabel } from './metrics/status-label.ts'
import type { WatchTokenCall } from './oauth/client.ts'
import type { WatchRefresh } from './session/refresh.ts'
import type { WatchCall } from './spotify/upstream.ts'

/** Who looks on in the rooms below, which know nothing of what is made of it. */
interface Watchers {
  refresh: WatchRefresh
  tokenCall: WatchTokenCall
  webApiCall: WatchCall
}

export const createWatchers = (metrics: Metrics): Watchers => ({
  async refresh(refresh) {
    const settled = await refresh()
    metrics.refresh(settled.outcome)
    return settled
  },
  tokenCall: (grantType, call) => timed(call, (status, seconds) => metrics.tokenCall(grantType, status, seconds)),
  webApiCall: (id, call) => timed(call, (status, seconds) => metrics.webApiCall(id, status, seconds)),
})

async function timed<Answer extends { status: number }>(
  call: () => Promise<Answer>,
  tell: (status: string, seconds: number) => void,
): Promise<Answer> {
  const beganAt = performance.now()
  const settle = (status: string) => tell(status, (performance.now() - beganAt) / 1000)
  try {
    const answer = await call()
    settle(statusLabel(answer.status))
    return answer
  } catch (error) {
    settle(failureLabel(error))
    throw error
  }
}
