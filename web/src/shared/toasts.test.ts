import { expect, test } from 'vitest'
import { ToastList } from './toasts.ts'

const texts = (list: ToastList) => list.read().map(({ text }) => text)

test('three toasts at most, newest last', () => {
  const list = new ToastList()
  for (const text of ['a', 'b', 'c', 'd']) list.show({ text })
  expect(texts(list)).toEqual(['b', 'c', 'd'])
})

test('a toast takes the place of the one of its topic', () => {
  const list = new ToastList()
  list.show({ text: 'Theme: light', topic: 'theme' })
  list.show({ text: 'Renamed' })
  list.show({ text: 'Theme: dark', topic: 'theme' })
  expect(texts(list)).toEqual(['Renamed', 'Theme: dark'])
})

test('whoever listens hears of every change until they stop', () => {
  const list = new ToastList()
  let heard = 0
  const stop = list.subscribe(() => {
    heard += 1
  })
  list.show({ text: 'a' })
  list.dismiss(list.read()[0]?.id ?? 0)
  stop()
  list.show({ text: 'b' })
  expect(heard).toBe(2)
})
