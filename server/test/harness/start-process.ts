import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Circumstances, ServerProcess } from './server-process.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { testPort } from './test-port.ts'

/** The leader that polls playback is followed by another after 3 s instead of 15 s. */
export const shorterPlaybackLease: Circumstances = {
  nodeArguments: ['--import', join(import.meta.dirname, 'shorter-playback-lease.ts')],
}

/** A worker that hangs is replaced after 5 s instead of 10 s. */
export const shorterHeartbeat: Circumstances = {
  nodeArguments: ['--import', join(import.meta.dirname, 'shorter-heartbeat.ts')],
}

/** Starts it on a free port, and waits until it can serve. */
export const startProcess = async (
  settings: Record<string, string>,
  folder = temporaryFolder(),
  circumstances: Circumstances = {},
) => endsWithTest(new ServerProcess({ PORT: String(await testPort()), ...settings }, folder, circumstances)).ready()

/** Starts it, and waits for nothing. */
export const launch = (
  settings: Record<string, string>,
  folder = temporaryFolder(),
  circumstances: Circumstances = {},
) => endsWithTest(new ServerProcess(settings, folder, circumstances))

function endsWithTest(server: ServerProcess): ServerProcess {
  onTestFinished(() => server.close())
  return server
}
