import { expect, test } from 'vitest'
import { fuzz, targets } from './fuzz.ts'

/** The same in every run; `pnpm fuzz` takes others, and many more. */
const seed = 20_261_125

test.each(targets)(
  'generated $name: no 5xx, no foreign redirect, no secret, and no effect on another session',
  async ({ name }) => {
    const [outcome] = await fuzz({ cases: 150, seed, only: [name] })
    expect(outcome).toMatchObject({ target: name, cases: 150 })
    expect(outcome?.failure).toBeUndefined()
  },
)
