import { counted } from '@scopedeck/server/contract/words.ts'
import { inSentence } from '../../shared/problem.ts'
import type { EditingNews, Progress } from './editing-state.ts'
import type { ListChanges } from './merge.ts'

/** `1 song added, 2 moved`; `a new order or a new name` where the rows are the same. */
export function changesInWords({ added, removed, moved }: ListChanges): string {
  const parts = [
    { count: added.length, verb: 'added' },
    { count: removed.length, verb: 'removed' },
    { count: moved.length, verb: 'moved' },
  ].filter(({ count }) => count > 0)
  return parts.map(({ count, verb }, index) => `${index === 0 ? counted(count, 'song') : count} ${verb}`).join(', ')
}

/** `12 of 30 calls went through`. */
export function progressInWords({ made, of }: Progress): string {
  if (made === 0) return 'nothing went through'
  return `${made.toLocaleString('en')} of ${counted(of, 'call')} went through`
}

/** What a toast says of the news. */
export function newsInWords(news: EditingNews): string {
  if (news.kind === 'theirs') return `Someone else changed this playlist: ${changesInWords(news.changes)}.`
  if (news.kind === 'put-back')
    return `Spotify removed every copy of it. ${counted(news.count, 'copy')} put back, with today as the day added.`
  const progress = progressInWords(news)
  if (news.kind === 'stopped') return `Stopped: ${progress}.`
  const isPartly = news.made > 0
  const undone = isPartly ? `${progress}, the rest is taken back` : 'It is as it was before'
  return `Spotify refused it (${inSentence(news.problem)}). ${undone}.`
}

/** `Learning the Tide`, or `3 songs`. */
export function namedOrCounted(titles: readonly string[]): string {
  const [only] = titles
  return titles.length === 1 && only !== undefined ? `“${only}”` : counted(titles.length, 'song')
}
