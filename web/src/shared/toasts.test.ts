import { expect, test } from 'vitest'
import { ToastList } from './toasts.ts'

const texts = (list: ToastList) => list.read().map(({ text }) => text)

test('three toasts at most, newest last', () => {
  const list = new ToastList()
  for (const text of ['a', 'b', 'c', 'd']) list.show({ text })
  expect(texts(list)).toEqual(['b', 'c', 'd'])
})

test('a toast replaces the toast of the same topic', () => {
  const list = new ToastList()
  list.show({ text: 'Theme: light', topic: 'theme' })
  list.show({ text: 'Renamed' })
  list.show({ text: 'Theme: dark', topic: 'theme' })
  expect(texts(list)).toEqual(['Renamed', 'Theme: dark'])
})

test('a listener hears of every change until it unsubscribes', () => {
  const list = new ToastList()
  let changes = 0
  const stop = list.subscribe(() => {
    changes += 1
  })
  list.show({ text: 'a' })
  list.dismiss(list.read()[0]?.id ?? 0)
  stop()
  list.show({ text: 'b' })
  expect(changes).toBe(2)
})
