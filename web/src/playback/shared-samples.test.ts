import { expect, onTestFinished, test, vi } from 'vitest'
import type { StreamState } from './live-samples.ts'
import { shareBetweenTabs } from './shared-samples.ts'

let names = 0

/** As many tabs as a test wants, with the browser's own locks and channels. */
function openBrowser() {
  const name = `playback ${names++}`
  let holding = 0
  return {
    name,
    holding: () => holding,
    openTab() {
      const heard: StreamState[] = []
      const tab: { heard: StreamState[]; tell?: (state: StreamState) => void; close(): void } = {
        heard,
        close: () => {},
      }
      const hold = (tell: (state: StreamState) => void) => {
        holding += 1
        tab.tell = tell
        return () => {
          holding -= 1
          delete tab.tell
        }
      }
      const leave = shareBetweenTabs(name, hold, (state) => void heard.push(state))
      tab.close = leave
      onTestFinished(leave)
      return tab
    },
  }
}

const live: StreamState = { mode: 'live', sample: { playback: null, at: 1 } }
const later: StreamState = { mode: 'polling' }

test('one tab holds the stream, and all tabs receive the same', async () => {
  const { openTab, holding } = openBrowser()
  const tabs = [openTab(), openTab(), openTab()]
  await expect.poll(() => tabs[0]?.tell).toBeDefined()
  tabs[0]?.tell?.(live)
  for (const { heard } of tabs) await expect.poll(() => heard.at(-1)).toEqual(live)
  tabs[0]?.tell?.(later)
  for (const { heard } of tabs) await expect.poll(() => heard.at(-1)).toEqual(later)
  expect(holding()).toBe(1)
})

test('a new tab receives the last state', async () => {
  const { openTab } = openBrowser()
  const first = openTab()
  await expect.poll(() => first.tell).toBeDefined()
  first.tell?.(live)
  const second = openTab()
  await expect.poll(() => second.heard).toEqual([live])
  expect(first.heard).toEqual([live])
})

test('a message of another release that does not parse is dropped', async () => {
  const { openTab, name } = openBrowser()
  const [first, second] = [openTab(), openTab()]
  await expect.poll(() => first.tell).toBeDefined()
  const channel = new BroadcastChannel(name)
  onTestFinished(() => channel.close())
  for (const message of ['hello', { mode: 'asleep' }, { sample: { playback: null, at: 1 } }])
    channel.postMessage(message)
  channel.postMessage({ mode: 'live', sample: { playback: 'song', at: 1 }, failure: { at: 1 } })
  await expect.poll(() => second.heard).toEqual([{ mode: 'live' }])
})

test('when its tab is closed, the next tab in the queue holds the stream, and a tab that has left does not', async () => {
  const { openTab, holding } = openBrowser()
  const [first, second, third] = [openTab(), openTab(), openTab()]
  await expect.poll(() => first.tell).toBeDefined()
  second.close()
  first.close()
  await expect.poll(() => third.tell).toBeDefined()
  expect([second.tell, holding()]).toEqual([undefined, 1])
})

test('in a browser without locks each tab has its own stream', async () => {
  vi.stubGlobal('navigator', {})
  onTestFinished(() => void vi.unstubAllGlobals())
  const { openTab, holding } = openBrowser()
  const [first, second] = [openTab(), openTab()]
  first.tell?.(live)
  expect([holding(), first.heard, second.heard]).toEqual([2, [live], []])
})
