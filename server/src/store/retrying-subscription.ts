import type { PubSub } from './pub-sub.ts'

/**
 * Subscribes for somebody who does without what is told meanwhile: where the store can't be asked, it is tried again until it
 * can. Resolves after the first attempt.
 * @returns ends the subscription, or the trying
 */
export async function subscribeWithRetry(
  pubSub: PubSub,
  topic: string,
  listener: (message: string) => void,
  retryMs = 1000,
): Promise<() => Promise<void>> {
  let leave: (() => Promise<void>) | undefined
  let retry: NodeJS.Timeout | undefined
  let isOver = false
  const attempt = async () => {
    try {
      leave = await pubSub.subscribe(topic, listener)
      if (isOver) await leave()
    } catch {
      if (!isOver) retry = setTimeout(attempt, retryMs).unref()
    }
  }
  await attempt()
  return async () => {
    isOver = true
    clearTimeout(retry)
    await leave?.()
  }
}
