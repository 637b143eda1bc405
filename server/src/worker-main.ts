import { keepCompiledCode } from './start/compile-cache.ts'

keepCompiledCode()
await import('./start/worker.ts')
