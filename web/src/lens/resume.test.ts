import { expect, test } from 'vitest'
import { localProblem, ProblemResponse } from '../shared/problem.ts'
import { ToastList } from '../shared/toasts.ts'
import { ResumableActions } from './resume.tsx'

const record = { action: 'player.next', args: { device: 'd1' }, endsAt: Number.POSITIVE_INFINITY }

function setUp() {
  const toasts = new ToastList()
  return { toasts, actions: new ResumableActions(toasts.show) }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('an action waits until a screen registers it, and runs once', async () => {
  const { toasts, actions } = setUp()
  const ran: unknown[] = []
  actions.resume(record)
  const action = async (args: unknown) => {
    ran.push(args)
    return { done: 'Skipped', undo: undefined }
  }
  actions.register('player.previous', action)
  expect(ran).toEqual([])
  actions.register('player.next', action)()
  actions.register('player.next', action)
  await settled()
  expect(ran).toEqual([{ device: 'd1' }])
  expect(toasts.read()).toMatchObject([{ text: 'Skipped' }])
})

test('an action that can be undone offers it', async () => {
  const { toasts, actions } = setUp()
  let undone = false
  actions.register('player.next', async () => ({ done: 'Skipped', undo: () => (undone = true) }))
  actions.resume(record)
  await settled()
  toasts.read()[0]?.action?.onAct()
  expect(toasts.read()[0]?.action?.label).toBe('Undo')
  expect(undone).toBe(true)
})

test('a failed action says why', async () => {
  const { toasts, actions } = setUp()
  actions.register('player.next', () => Promise.reject(new ProblemResponse(localProblem('no-active-device'))))
  actions.resume(record)
  await settled()
  expect(toasts.read()).toMatchObject([{ tone: 'bad', text: expect.stringContaining('No device is playing') }])
})

test('an unmounted screen completes no action', async () => {
  const { toasts, actions } = setUp()
  actions.register('player.next', async () => ({ done: 'Skipped', undo: undefined }))()
  actions.resume(record)
  await settled()
  expect(toasts.read()).toEqual([])
})
