import { createHash } from 'node:crypto'
import { ErrorReply } from '@redis/client'
import type { RedisClient } from './redis-client.ts'

/** Steps that nobody comes between. */
export interface Script {
  lua: string
  sha: string
}

export const script = (lua: string): Script => ({ lua, sha: createHash('sha1').update(lua).digest('hex') })

/** Runs a script that answers with 1 or 0. @param keys every key it touches */
export async function run(
  client: RedisClient,
  { lua, sha }: Script,
  keys: string[],
  values: (string | Buffer)[],
): Promise<boolean> {
  const parameters = { keys, arguments: values }
  try {
    return (await client.evalSha(sha, parameters)) === 1
  } catch (error) {
    // A Redis that was started anew, or has never seen it.
    if (!(error instanceof ErrorReply) || !error.message.startsWith('NOSCRIPT')) throw error
    return (await client.eval(lua, parameters)) === 1
  }
}
