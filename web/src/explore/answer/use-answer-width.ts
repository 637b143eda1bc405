import { useState } from 'react'
import { localStore } from '../../shared/storage.ts'

const storageKey = 'answer-width'
/** Percent of the page of a call that its answer takes, beside the form. */
export const [narrowest, usual, widest] = [35, 58, 75]

const within = (percent: number): number => Math.min(widest, Math.max(narrowest, Math.round(percent)))

/** How wide the person has made the answer, remembered across visits. */
export function useAnswerWidth(): [percent: number, setPercent: (percent: number) => void] {
  const [percent, setPercent] = useState(() => within(Number(localStore().getItem(storageKey)) || usual))
  const keep = (wanted: number) => {
    localStore().setItem(storageKey, String(within(wanted)))
    setPercent(within(wanted))
  }
  return [percent, keep]
}
