import type { Locator, Page } from '@playwright/test'
import type { Target } from '@scopedeck/server/contract/scenarios/target.ts'

/** Everything that fits a target and can be seen, in the order of the page, without its `nth`. */
export function findAll(page: Page | Locator, target: Target): Locator {
  const { within, containing, holding, nth: _, ...bare } = target
  const around = within ? findOuter(page, within) : page
  const found = (bare.role === 'text' ? byText(around, bare) : byRole(around, bare)).filter({ visible: true })
  const said = containing === undefined ? found : found.filter({ hasText: containing })
  return holding ? said.filter({ has: findAll(pageOf(page), holding) }) : said
}

/** Each of them may hold what is looked for, unless one is named. */
const findOuter = (page: Page | Locator, outer: Target) =>
  outer.nth === undefined ? findAll(page, outer) : find(page, outer)

/** The one that is meant. */
export function find(page: Page | Locator, target: Target): Locator {
  return findAll(page, target).nth(target.nth ?? 0)
}

const byText = (around: Page | Locator, { name = '', whole }: Target) =>
  around.getByText(name, { exact: whole === true })

function byRole(around: Page | Locator, { role, name, checked, rowNumber }: Target): Locator {
  if (role === 'text') throw new Error('A text has no role.')
  const found = around.getByRole(role, {
    exact: true,
    ...(name !== undefined && { name }),
    ...(checked !== undefined && { checked }),
  })
  return rowNumber === undefined ? found : found.and(around.locator(`[aria-rowindex="${rowNumber}"]`))
}

/** What a locator must hold is looked for inside of it. */
const pageOf = (place: Page | Locator): Page =>
  'page' in place && typeof place.page === 'function' ? place.page() : (place as Page)
