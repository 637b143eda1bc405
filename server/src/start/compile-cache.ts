import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * Keeps the compiled code of this server for its next start, of which compiling is a third. All that a module imports is
 * compiled before the module runs: call this before the rest is imported. NODE_COMPILE_CACHE names another folder; where none
 * can be written, each start compiles.
 */
export function keepCompiledCode(): void {
  enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/node'))
}
