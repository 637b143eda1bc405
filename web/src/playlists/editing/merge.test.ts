import { expect, test } from 'vitest'
import { changesBetween, merge } from './merge.ts'
import { seeded } from './testing-spotify.ts'

test('mine and theirs are both in what comes of it', () => {
  expect(merge([0, 1, 2, 3], [1, 2, 3, 0], [0, 1, 9, 2, 3])).toEqual([1, 9, 2, 3, 0])
  // A row that they removed stays gone, also where I moved it.
  expect(merge([0, 1, 2], [2, 0, 1], [0, 1])).toEqual([0, 1])
  expect(merge([0, 1, 2], [0, 8, 1, 2], [0, 2, 9])).toEqual([0, 8, 2, 9])
})

test('changes are counted as a person would', () => {
  expect(changesBetween([0, 1, 2, 3], [3, 0, 1, 4])).toEqual({ added: [4], removed: [2], moved: [3] })
})

test('merging with a list that has not changed gives the other one, and every change of both is kept', () => {
  const random = seeded(17)
  const changed = (list: readonly number[], first: number) => {
    const kept = list.filter(() => random() < 0.8).toSorted(() => (random() < 0.2 ? 1 : 0))
    const added = Array.from({ length: Math.floor(random() * 4) }, (_, index) => first + index)
    return added.reduce((all, id) => all.toSpliced(Math.floor(random() * (all.length + 1)), 0, id), kept)
  }
  for (let round = 0; round < 400; round += 1) {
    const before = Array.from({ length: Math.floor(random() * 30) }, (_, index) => index)
    const [mine, theirs] = [changed(before, 100), changed(before, 200)]
    expect(merge(before, mine, before)).toEqual(mine)
    expect(merge(before, before, theirs)).toEqual(theirs)
    const merged = merge(before, mine, theirs)
    const [myChanges, theirChanges] = [changesBetween(before, mine), changesBetween(before, theirs)]
    const gone = new Set([...myChanges.removed, ...theirChanges.removed])
    const expected = [...before, ...myChanges.added, ...theirChanges.added].filter((id) => !gone.has(id))
    expect(merged.toSorted((one, other) => one - other)).toEqual(expected.toSorted((one, other) => one - other))
  }
})
