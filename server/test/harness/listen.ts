import { onTestFinished } from 'vitest'
import type { Browser } from './browser.ts'
import type { EventReader, Told } from './event-reader.ts'

/** Listens until the test is over. */
export async function listen(browser: Browser, query = '', headers: Record<string, string> = {}): Promise<EventReader> {
  const reader = await browser.listen(query, headers)
  onTestFinished(reader.close)
  return reader
}

/** Whether an event is of playback with these members. */
export const tells = (playback: Record<string, unknown>) => (event: Told) =>
  event.name === 'playback' &&
  Object.entries(playback).every(([name, value]) => (event.data.playback as Record<string, unknown>)[name] === value)
