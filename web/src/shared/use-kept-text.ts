import { useState } from 'react'
import { tabStore } from './storage.ts'

/**
 * Text in a field that this tab keeps: it is there again after a reload, and after a consent at Spotify.
 * @param name tells the fields apart
 */
export function useKeptText(name: string): [text: string, setText: (text: string) => void] {
  const key = `text:${name}`
  const [text, setText] = useState(() => tabStore().getItem(key) ?? '')
  const keep = (changed: string) => {
    if (changed === '') tabStore().removeItem(key)
    else tabStore().setItem(key, changed)
    setText(changed)
  }
  return [text, keep]
}
