import { fewestMoved } from './fewest-moved.ts'

/** A row while its playlist is edited. It keeps its number wherever it moves; two rows of one song are two numbers. */
export type RowId = number

/** The rows of a playlist, in their order. */
export type RowList = readonly RowId[]

/** One call to Spotify that changes the rows of a playlist. Positions count from 0, before the call. */
export type EditCall =
  | { kind: 'remove'; rows: readonly { id: RowId; position: number }[] }
  | { kind: 'move'; rangeStart: number; rangeLength: number; insertBefore: number }
  | { kind: 'add'; ids: RowList; position: number }

/** As many rows as Spotify takes in one call. */
const batchSize = 100

/**
 * The next call on the way from the list that Spotify has to the list that is wanted: first what goes, then what moves, then
 * what comes. `undefined` once they are the same. Each call leaves less to do, so the way can stop and go on anywhere.
 */
export function nextCall(sent: RowList, wanted: RowList): EditCall | undefined {
  const [gone] = removals(sent, wanted)
  if (gone) return { kind: 'remove', rows: gone }
  const present = new Set(sent)
  const [run] = moves(sent, wanted)
  if (run) return moveOf(run, sent, wanted, present)
  const [ids] = additions(present, wanted)
  return ids && { kind: 'add', ids, position: wanted.indexOf(ids[0] ?? -1) }
}

/** How many calls are left. */
export function callsBetween(sent: RowList, wanted: RowList): number {
  const lists = [removals(sent, wanted), moves(sent, wanted), additions(new Set(sent), wanted)]
  return lists.reduce((sum, { length }) => sum + length, 0)
}

/** The list that Spotify has after the call. */
export function applyCall(list: RowList, call: EditCall): RowList {
  if (call.kind === 'add') return list.toSpliced(call.position, 0, ...call.ids)
  if (call.kind === 'remove') {
    const gone = new Set(call.rows.map(({ id }) => id))
    return list.filter((id) => !gone.has(id))
  }
  const { rangeStart, rangeLength, insertBefore } = call
  const moved = list.slice(rangeStart, rangeStart + rangeLength)
  const at = insertBefore > rangeStart ? insertBefore - rangeLength : insertBefore
  return list.toSpliced(rangeStart, rangeLength).toSpliced(at, 0, ...moved)
}

export const isSameList = (one: RowList, other: RowList): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index])

function removals(sent: RowList, wanted: RowList): { id: RowId; position: number }[][] {
  const kept = new Set(wanted)
  return inBatches(sent.map((id, position) => ({ id, position })).filter(({ id }) => !kept.has(id)))
}

/** Rows that move together: neighbours before and after. */
function moves(sent: RowList, wanted: RowList): RowId[][] {
  const kept = new Set(wanted)
  const present = new Set(sent)
  const before = sent.filter((id) => kept.has(id))
  const after = wanted.filter((id) => present.has(id))
  const moved = fewestMoved(before, after)
  if (moved.size === 0) return []
  const places = new Map(before.map((id, index) => [id, index]))
  return runsOf(after, (id, previous) => moved.has(id) && placeAfter(places, previous) === places.get(id))
    .filter(([first = -1]) => moved.has(first))
    .flatMap(inBatches)
}

const placeAfter = (places: ReadonlyMap<RowId, number>, id: RowId) => (places.get(id) ?? -2) + 1

function moveOf(run: RowList, sent: RowList, wanted: RowList, present: ReadonlySet<RowId>): EditCall {
  const [first = -1] = run
  const before = wanted.slice(0, wanted.indexOf(first)).findLast((id) => present.has(id))
  return {
    kind: 'move',
    rangeStart: sent.indexOf(first),
    rangeLength: run.length,
    insertBefore: before === undefined ? 0 : sent.indexOf(before) + 1,
  }
}

function additions(present: ReadonlySet<RowId>, wanted: RowList): RowId[][] {
  return runsOf(wanted, (id, previous) => !present.has(id) && !present.has(previous))
    .filter(([first = -1]) => !present.has(first))
    .flatMap(inBatches)
}

/** Cuts a list wherever a row does not go on from the row before it. */
function runsOf(list: RowList, goesOn: (id: RowId, previous: RowId) => boolean): RowId[][] {
  const runs: RowId[][] = []
  for (const id of list) {
    const run = runs.at(-1)
    const previous = run?.at(-1)
    if (run && previous !== undefined && goesOn(id, previous)) run.push(id)
    else runs.push([id])
  }
  return runs
}

/** @returns lists of 100 at most */
function inBatches<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  )
}
