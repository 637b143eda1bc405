/**
 * The fewest items to move so that `before` becomes `after`; both have the same items. The others are the longest ones that
 * are in the same order in both.
 * @see https://en.wikipedia.org/wiki/Longest_increasing_subsequence for the method, n log n steps
 */
export function fewestMoved(before: readonly number[], after: readonly number[]): Set<number> {
  const places = new Map(after.map((item, index) => [item, index]))
  const placeOf = (item: number) => places.get(item) ?? -1
  // The last item of the best row of each length, and the item before each item.
  const ends: number[] = []
  const previous = new Map<number, number | undefined>()
  for (const item of before) {
    const length = firstNotBelow(ends, placeOf(item), placeOf)
    previous.set(item, ends[length - 1])
    ends[length] = item
  }
  const moved = new Set(after)
  for (let item = ends.at(-1); item !== undefined; item = previous.get(item)) moved.delete(item)
  return moved
}

/** The first index of `ends` whose place is not below this one; the places rise. */
function firstNotBelow(ends: readonly number[], place: number, placeOf: (item: number) => number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeOf(ends[middle] ?? -1) < place) low = middle + 1
    else high = middle
  }
  return low
}
