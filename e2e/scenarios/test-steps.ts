import type { Stage } from './stage.ts'

/** What only a test can do, by the names that scenarios give to `onlyInTest`. */
export const testSteps: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {}
