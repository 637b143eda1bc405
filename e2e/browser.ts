import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { platform } from 'node:process'
import { chromium } from '@playwright/test'

/** First the one without windows, which Playwright too prefers: a page costs a quarter less time in it. */
const systemChromiums = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Flags for a browser that may have no network but loopback, and may run as root. */
export const launchArgs = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/**
 * The same for short visits, where to optimise code costs more processor time than it saves: axe takes a fifth less.
 */
export const testArgs = [...launchArgs, '--js-flags=--no-opt --always-sparkplug']

/** The Chromium to test with: the one named, Playwright's, or the system's. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...systemChromiums].find(
    (path) => path && existsSync(path),
  )
}

/**
 * Finds a Chromium, and installs one where there is none.
 * @throws {Error} saying what to do when none can be had
 */
export function ensureChromium(): string {
  const found = findChromium() ?? installed()
  if (found) return found
  throw new Error('No Chromium was found or could be installed: install one and name it in CHROMIUM_PATH.')
}

function installed(): string | undefined {
  for (const [command, ...args] of installers()) {
    if (command && succeeds(command, args) && findChromium()) return findChromium()
  }
  return undefined
}

function installers(): string[][] {
  const playwright = [['playwright', 'install', 'chromium']]
  const isDebianRoot = platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!isDebianRoot) return playwright
  const install = (name: string) => ['apt-get', 'install', '-y', '-q', name]
  return [...playwright, ['apt-get', 'update', '-q'], install('chromium-headless-shell'), install('chromium')]
}

function succeeds(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
    return true
  } catch {
    return false
  }
}
