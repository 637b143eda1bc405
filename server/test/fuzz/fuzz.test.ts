import { expect, test } from 'vitest'
import { areas, fuzz } from './fuzz.ts'

/** The same in every run; `pnpm fuzz` takes others, and many more. */
const seed = 20_261_125

test.each(areas)(
  'whatever comes as $name: no 5xx, no way out, no secret, and nobody else notices',
  async ({ name }) => {
    const [outcome] = await fuzz({ cases: 150, seed, area: name })
    expect(outcome).toMatchObject({ area: name, cases: 150 })
    expect(outcome?.failure).toBeUndefined()
  },
)
