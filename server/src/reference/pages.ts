import { operationsPage } from './operations.page.ts'
import { problemsPage } from './problems.page.ts'
import { scopesPage } from './scopes.page.ts'

/** The pages of `docs/` that a table can write, by file name. */
export const referencePages: Record<string, () => string> = {
  'scopes.md': scopesPage,
  'operations.md': operationsPage,
  'problems.md': problemsPage,
}
