import { expect, onTestFinished, test, vi } from 'vitest'
import type { Bulletin } from './bulletin.ts'
import { shareBulletins } from './shared-samples.ts'

let names = 0

/** As many tabs as a test wants, with the browser's own locks and channels. */
function openBrowser() {
  const name = `playback ${names++}`
  let holding = 0
  return {
    holding: () => holding,
    openTab() {
      const heard: Bulletin[] = []
      const tab: { heard: Bulletin[]; tell?: (bulletin: Bulletin) => void; close(): void } = { heard, close: () => {} }
      const hold = (tell: (bulletin: Bulletin) => void) => {
        holding += 1
        tab.tell = tell
        return () => {
          holding -= 1
          delete tab.tell
        }
      }
      const leave = shareBulletins(name, hold, (bulletin) => void heard.push(bulletin))
      tab.close = leave
      onTestFinished(leave)
      return tab
    },
  }
}

const live: Bulletin = { mode: 'live', observed: { at: 1 } }
const later: Bulletin = { mode: 'polling' }

test('one tab holds, and all hear the same', async () => {
  const { openTab, holding } = openBrowser()
  const tabs = [openTab(), openTab(), openTab()]
  await expect.poll(() => tabs[0]?.tell).toBeDefined()
  tabs[0]?.tell?.(live)
  for (const { heard } of tabs) await expect.poll(() => heard.at(-1)).toEqual(live)
  tabs[0]?.tell?.(later)
  for (const { heard } of tabs) await expect.poll(() => heard.at(-1)).toEqual(later)
  expect(holding()).toBe(1)
})

test('who comes later is told what is known', async () => {
  const { openTab } = openBrowser()
  const first = openTab()
  await expect.poll(() => first.tell).toBeDefined()
  first.tell?.(live)
  const second = openTab()
  await expect.poll(() => second.heard).toEqual([live])
  expect(first.heard).toEqual([live])
})

test('when the holder goes the next in line holds; who left the line does not', async () => {
  const { openTab, holding } = openBrowser()
  const [first, second, third] = [openTab(), openTab(), openTab()]
  await expect.poll(() => first.tell).toBeDefined()
  second.close()
  first.close()
  await expect.poll(() => third.tell).toBeDefined()
  expect([second.tell, holding()]).toEqual([undefined, 1])
})

test('a browser without locks has each tab hold its own', async () => {
  vi.stubGlobal('navigator', {})
  onTestFinished(() => void vi.unstubAllGlobals())
  const { openTab, holding } = openBrowser()
  const [first, second] = [openTab(), openTab()]
  first.tell?.(live)
  expect([holding(), first.heard, second.heard]).toEqual([2, [live], []])
})
