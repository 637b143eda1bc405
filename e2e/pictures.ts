import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { readOptions } from '@scopedeck/server/contract/command-line.ts'
import { ensureChromium, launchArgs } from './browser.ts'
import { signIn } from './consent.ts'
import { startServer } from './server.ts'

readOptions('pnpm pictures', {})

const folder = join(import.meta.dirname, '../docs/pictures')
const scopes = [
  'playlist-read-private',
  'playlist-read-collaborative',
  'user-read-playback-state',
  'user-modify-playback-state',
  'user-read-currently-playing',
  'user-library-read',
  'user-library-modify',
  'user-read-recently-played',
]

interface Picture {
  name: string
  path: string
  signedIn: boolean
  width: number
  theme: 'light' | 'dark'
  /** What to do before the picture is taken. */
  prepare?(page: Page): Promise<void>
}

async function openEverything(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Everything, Ever/ }).click()
  await page.locator('[aria-rowindex="2"][aria-busy="false"]').waitFor()
}

const picked = '/scopes?scope=playlist-read-private+user-read-playback-state+playlist-modify-private'

/** The pictures of the README: the real app on the simulator. */
const pictures: readonly Picture[] = [
  { name: 'scopes-1440-dark', path: picked, signedIn: false, width: 1440, theme: 'dark' },
  { name: 'start-1440-light', path: '/', signedIn: false, width: 1440, theme: 'light' },
  {
    name: 'playlist-1440-dark',
    path: '/playlists',
    signedIn: true,
    width: 1440,
    theme: 'dark',
    prepare: openEverything,
  },
  { name: 'player-1440-light', path: '/player', signedIn: true, width: 1440, theme: 'light' },
  { name: 'account-1440-dark', path: '/account', signedIn: true, width: 1440, theme: 'dark' },
  { name: 'scopes-390-light', path: picked, signedIn: false, width: 390, theme: 'light' },
  { name: 'player-390-dark', path: '/player', signedIn: true, width: 390, theme: 'dark' },
]

async function take(browser: Browser, origin: string, picture: Picture): Promise<void> {
  const { name, path, signedIn, width, theme, prepare } = picture
  const viewport = { width, height: width < 768 ? 844 : 900 }
  const page = await browser.newPage({ baseURL: origin, viewport, colorScheme: theme })
  if (signedIn) await signIn(page, 'ada', scopes, path)
  else await page.goto(path)
  await prepare?.(page)
  await settled(page)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await page.close()
}

/** Not when the network is idle, for the stream of what plays never is: when nothing stands in for something else. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => {
    const isSeen = (image: Element) => {
      const { top, left } = image.getBoundingClientRect()
      return image.checkVisibility() && top < innerHeight && left < innerWidth
    }
    const images = [...document.images].filter(isSeen)
    return document.querySelector('.animate-breathe') === null && images.every(({ complete }) => complete)
  })
  await page.evaluate(() => document.fonts.ready)
}

mkdirSync(folder, { recursive: true })
const server = await startServer()
const browser = await chromium.launch({ executablePath: ensureChromium(), args: launchArgs })
try {
  for (const picture of pictures) await take(browser, server.origin, picture)
} finally {
  await browser.close()
  await server.stop()
}
