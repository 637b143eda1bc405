import { onTestFinished } from 'vitest'
import { freePort } from '../../src/async/free-port.ts'
import { type Circumstances, ServerProcess } from './server-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Starts it on a free port, and waits until it can serve. */
export const startProcess = async (
  settings: Record<string, string>,
  folder = temporaryFolder(),
  circumstances: Circumstances = {},
) => endsWithTest(new ServerProcess({ PORT: String(await freePort()), ...settings }, folder, circumstances)).ready()

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
