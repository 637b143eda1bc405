import { envExamplePage } from './env-example.page.ts'
import { eventsPage } from './events.page.ts'
import { metricsPage } from './metrics.page.ts'
import { operationsPage } from './operations.page.ts'
import { problemsPage } from './problems.page.ts'
import { scopesPage } from './scopes.page.ts'
import { settingsPage } from './settings.page.ts'
import { trustPage } from './trust.page.ts'

/** What a table can write, by its path from `docs/`. */
export const referencePages: Record<string, () => string> = {
  'scopes.md': scopesPage,
  'operations.md': operationsPage,
  'problems.md': problemsPage,
  'settings.md': settingsPage,
  'events.md': eventsPage,
  'metrics.md': metricsPage,
  'trust.md': trustPage,
  '../.env.example': envExamplePage,
}
