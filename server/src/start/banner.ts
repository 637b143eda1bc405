import type { Config } from '../config.ts'
import { showAddress } from '../store/redis-address.ts'

/** Says which address to open, which Spotify answers, and where sessions are kept. @param workers their process ids */
export function banner(config: Config, workers: readonly number[] = []): string {
  const lines = [
    ['open', config.publicUrl],
    ['Spotify', providerLine(config)],
    ['sessions', storeLine(config)],
    ...(workers.length > 0 ? [['workers', workersLine(workers)]] : []),
    ['stop', 'Ctrl+C'],
  ]
  const rows = lines.map(([name = '', text = '']) => `  ${name.padEnd(10)}${text}`)
  return `\nScopedeck\n\n${rows.join('\n')}\n\n`
}

const workersLine = (pids: readonly number[]) =>
  `${pids.length}, with process ids ${pids.join(', ')}; kill -HUP ${process.pid} replaces them one at a time`

function providerLine({ provider }: Config): string {
  const at = new URL(provider.authorizeUrl).origin
  if (provider.kind === 'simulator') return `simulated, at ${at} (invented artists; nothing leaves this machine)`
  return `${provider.kind === 'spotify' ? 'the real one' : 'another OAuth 2 server'}, at ${at}, as client ${provider.clientId}`
}

function storeLine({ sessionStore, sessionKeys, dataFolder }: Config): string {
  const keys = sessionKeys === 'data-folder' ? `keys in ${dataFolder}` : 'keys from SESSION_KEYS'
  if (sessionStore.kind === 'memory') return `in memory, forgotten at the end; ${keys}`
  if (sessionStore.kind === 'sqlite') return `in ${sessionStore.path}, sealed; ${keys}`
  return `in Redis at ${showAddress(sessionStore.address)}, sealed; ${keys}`
}
