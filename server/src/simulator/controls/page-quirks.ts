import { isRecord } from '../../../contract/json.ts'
import type { Settings } from '../settings.ts'

type PageSettings = Pick<Settings, 'shortPagesBy' | 'nullItemsEvery'>

/** An answer whose pages lack items: whole, or for what they were. Everything else about a page stays. */
export function shortenPages(answer: unknown, settings: PageSettings): unknown {
  if (Array.isArray(answer)) return answer.map((each) => shortenPages(each, settings))
  if (!isRecord(answer)) return answer
  const { items } = answer
  const changed = Object.entries(answer).map(([name, value]) => [name, shortenPages(value, settings)])
  if (!Array.isArray(items)) return Object.fromEntries(changed)
  return { ...Object.fromEntries(changed), items: fewer(items, settings) }
}

function fewer(items: readonly unknown[], settings: PageSettings): unknown[] {
  const { shortPagesBy, nullItemsEvery } = settings
  const kept = items.slice(0, Math.max(0, items.length - shortPagesBy))
  return kept.map((item, nth) => ((nth + 1) % nullItemsEvery === 0 ? null : shortenPages(item, settings)))
}
