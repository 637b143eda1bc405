import { test } from './fixtures.ts'
import { PageChecks } from './page-checks.ts'
import { scenarios } from './scenarios/scenarios.ts'

for (const scenario of scenarios) {
  test(`${scenario.id}. ${scenario.title}`, async ({ page, simulator, server }) => {
    // Each chapter is looked at by axe in both themes.
    test.setTimeout(test.info().timeout + 20_000 * scenario.chapters.length)
    const checks = new PageChecks(page, server, scenario.expectedErrors)
    await scenario.prepare?.(simulator)
    const stage = { page, simulator }
    for (const chapter of scenario.chapters) {
      await test.step(chapter.title, async () => {
        await chapter.action(stage)
        await chapter.expectation(stage)
        await checks.checkAccessibility()
      })
    }
    await checks.checkSecrets()
    checks.checkConsole()
  })
}
