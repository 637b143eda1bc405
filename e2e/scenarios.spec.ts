import { scenarios } from '@scopedeck/server/contract/scenarios/scenarios.ts'
import { test } from './fixtures.ts'
import { PageChecks } from './page-checks.ts'
import { playChapter, prepare } from './scenarios/play.ts'

for (const scenario of scenarios) {
  test(`${scenario.number}. ${scenario.title}`, async ({ page, simulator, server }) => {
    // Each chapter is looked at by axe in both themes.
    test.setTimeout(test.info().timeout + 20_000 * scenario.chapters.length)
    const checks = new PageChecks(page, server, scenario.expectedErrors)
    const stage = { page, simulator, scenario }
    await prepare(stage)
    for (const chapter of scenario.chapters) {
      await test.step(chapter.title, async () => {
        await playChapter(stage, chapter)
        await checks.checkAccessibility()
      })
    }
    await checks.checkSecrets()
    checks.checkConsole()
  })
}
