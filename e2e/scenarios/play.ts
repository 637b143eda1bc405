import { expect as base, type Locator, type Page } from '@playwright/test'
import type { Chapter } from '@scopedeck/server/contract/scenarios/scenario.ts'
import type { Deed, Expectation, Received, Step } from '@scopedeck/server/contract/scenarios/step.ts'
import { answerConsent, signIn } from '../consent.ts'
import type { Simulator } from '../simulator.ts'
import { find, findAll } from './find.ts'
import type { Stage } from './stage.ts'
import { testSteps } from './test-steps.ts'

/** As long as a busy machine may take to draw what is waited for. */
const expect = base.configure({ timeout: 30_000 })

/** Sets the world before the first chapter. */
export const prepare = (stage: Stage): Promise<void> => playSteps(stage, stage.scenario.prepare ?? [])

/** The action of a chapter, and what is expected then. @throws {Error} where it does not hold */
export async function playChapter(stage: Stage, { action, expectation }: Chapter): Promise<void> {
  await playSteps(stage, action)
  await playSteps(stage, expectation)
}

async function playSteps(stage: Stage, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    await ('does' in step ? act(stage, step) : judge(stage, step))
    await stage.pause?.()
  }
}

async function act(stage: Stage, deed: Deed): Promise<void> {
  const { page, simulator, scenario } = stage
  switch (deed.does) {
    case 'open':
      await page.goto(deed.path)
      return
    case 'reload':
      await page.reload()
      return
    case 'sign-in':
      return signIn(page, deed.account ?? scenario.account, deed.scopes, deed.path)
    case 'consent':
      return answerConsent(page, deed.account ?? scenario.account, deed.decision)
    case 'press':
      return find(page, deed.target).click()
    case 'tick':
      return find(page, deed.target).check()
    case 'write':
      return typeAnew(find(page, deed.target), deed.text)
    case 'keys':
      return pressKeys(page, deed)
    case 'control':
      return simulator.send(deed.control.method, deed.control.path, deed.control.body)
    case 'only-in-test':
      return testStep(deed.name)(stage)
  }
}

/** Letter by letter, as a person does: a screen may answer each of them. */
async function typeAnew(field: Locator, text: string): Promise<void> {
  await field.fill('')
  await field.pressSequentially(text)
}

async function pressKeys(page: Page, { keys, target }: Extract<Deed, { does: 'keys' }>): Promise<void> {
  if (target) await find(page, target).focus()
  for (const key of keys) await page.keyboard.press(key)
}

function testStep(name: string): (stage: Stage) => Promise<void> {
  const step = testSteps[name]
  if (!step) throw new Error(`e2e/scenarios/test-steps.ts has no step “${name}”.`)
  return step
}

async function judge({ page, simulator }: Stage, expectation: Expectation): Promise<void> {
  switch (expectation.expects) {
    case 'see':
      return expect(find(page, expectation.target)).toBeVisible()
    case 'not-see':
      return expect(findAll(page, expectation.target)).toHaveCount(0)
    case 'count':
      return expect(findAll(page, expectation.target)).toHaveCount(expectation.count)
    case 'at-most':
      return expect.poll(() => findAll(page, expectation.target).count()).toBeLessThanOrEqual(expectation.count)
    case 'in-order':
      return expect(findAll(page, expectation.target)).toContainText([...expectation.words])
    case 'focus':
      return expect(find(page, expectation.target)).toBeFocused()
    case 'described':
      for (const [name, value] of Object.entries(expectation.attributes))
        await expect(find(page, expectation.target)).toHaveAttribute(name, value)
      return
    case 'address':
      return expect.poll(() => pathOf(page)).toMatch(addressPattern(expectation.address))
    case 'playing': {
      const { within, account } = expectation
      const name = await simulator.playing(account)
      return expect(find(page, { role: 'text', name, ...(within && { within }) })).toBeVisible()
    }
    case 'received':
      return judgeReceived(simulator, expectation.received)
  }
}

function pathOf(page: Page): string {
  const { pathname, search } = new URL(page.url())
  return pathname + search
}

const addressPattern = (address: string | RegExp) =>
  typeof address === 'string' ? new RegExp(`^${RegExp.escape(address)}$`) : address

async function judgeReceived(simulator: Simulator, wanted: Received): Promise<void> {
  const { path, ending = '', method, count, atMost, statuses } = wanted
  const seen = async () => {
    const requests = await simulator.requests(path)
    return requests
      .filter((request) => request.path.endsWith(ending) && (!method || request.method === method))
      .map(({ status }) => status)
  }
  if (statuses) await expect.poll(seen).toEqual(statuses)
  if (count !== undefined) await expect.poll(async () => (await seen()).length).toBe(count)
  if (atMost !== undefined) await expect.poll(async () => (await seen()).length).toBeLessThanOrEqual(atMost)
}
