import { test } from './fixtures.ts'
import { scenarios } from './scenarios/scenarios.ts'
import { Witness } from './witness.ts'

for (const scenario of scenarios) {
  test(`${scenario.id}. ${scenario.title}`, async ({ page, simulator, deck }) => {
    // Each chapter is looked at by axe in both themes.
    test.setTimeout(test.info().timeout + 20_000 * scenario.chapters.length)
    const witness = new Witness(page, deck, scenario.expectedErrors)
    await scenario.prepare?.(simulator)
    const stage = { page, simulator }
    for (const chapter of scenario.chapters) {
      await test.step(chapter.title, async () => {
        await chapter.action(stage)
        await chapter.expectation(stage)
        await witness.checkAccessibility()
      })
    }
    await witness.checkSecrets()
    witness.checkConsole()
  })
}
