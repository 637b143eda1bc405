import { useState } from 'react'
import { tabStore } from './storage.ts'

/**
 * Text in a field that this tab keeps: it is there again after a reload, and after a consent at Spotify.
 * @param name tells the fields apart
 * @param atFirst what it holds before anybody types
 */
export function useKeptText(name: string, atFirst = ''): [text: string, setText: (text: string) => void] {
  const key = `text:${name}`
  const [text, setText] = useState(() => tabStore().getItem(key) ?? atFirst)
  const keep = (changed: string) => {
    if (changed === atFirst) tabStore().removeItem(key)
    else tabStore().setItem(key, changed)
    setText(changed)
  }
  return [text, keep]
}
