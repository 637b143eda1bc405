import { expect, test } from 'vitest'
import { moveRows } from './list-edits.ts'
import { choose, nothingChosen, type Selection, stillThere } from './selection.ts'

const shown = [3, 1, 4, 5, 9]
const chosenOf = ({ chosen }: Selection) => [...chosen]

test('rows are chosen alone, one more or less, and as a range in the order on screen', () => {
  const one = choose(nothingChosen, shown, 1, 'only')
  expect(chosenOf(one)).toEqual([1])
  expect(chosenOf(choose(one, shown, 5, 'range'))).toEqual([1, 4, 5])
  expect(chosenOf(choose(one, shown, 3, 'range'))).toEqual([1, 3])
  const two = choose(one, shown, 9, 'toggle')
  expect(chosenOf(two)).toEqual([1, 9])
  expect(chosenOf(choose(two, shown, 1, 'toggle'))).toEqual([9])
  expect(chosenOf(choose(nothingChosen, shown, 4, 'range'))).toEqual([4])
  expect(chosenOf(stillThere(two, [9]))).toEqual([9])
})

test.each([
  ['up', [1, 2], [1, 2, 0, 3, 4]],
  ['up', [0], [0, 1, 2, 3, 4]],
  ['up', [2, 4], [0, 2, 4, 1, 3]],
  ['down', [1, 2], [0, 3, 1, 2, 4]],
  ['down', [4], [0, 1, 2, 3, 4]],
  ['down', [0, 2], [1, 3, 0, 2, 4]],
  ['top', [3], [3, 0, 1, 2, 4]],
  ['bottom', [0, 1], [2, 3, 4, 0, 1]],
  [{ before: 4 }, [0, 2], [1, 3, 0, 2, 4]],
  [{ before: 1 }, [1, 2], [0, 1, 2, 3, 4]],
  [{ before: 5 }, [1], [0, 2, 3, 4, 1]],
  [{ place: 3 }, [0], [1, 2, 3, 0, 4]],
  [{ place: 9 }, [0, 1], [2, 3, 4, 0, 1]],
] as const)('rows move %j', (target, chosen, expected) => {
  expect(moveRows([0, 1, 2, 3, 4], new Set(chosen), target)).toEqual(expected)
})
