import { number, readOptions } from '../../contract/command-line.ts'
import { judgeFlatness } from './flatness.ts'
import { judgeLeak } from './leak.ts'
import type { Tally } from './person.ts'
import { type Look, soak } from './soak.ts'

/**
 * `pnpm soak` ends with 1 where anything grew, got lost or can't be explained, and where it was too short to tell.
 */
const { minutes, people, leak } = readOptions('pnpm soak', {
  minutes: number('how long the load lasts', 30, { whole: false }),
  people: number('how many do something at the same time', 16),
  leak: number('bytes that the server is made to keep for every request, to see that they are found', undefined),
})

const titles = [
  'minute',
  'calls',
  'sign-ins',
  'streams',
  'troubled',
  'unexpected',
  'lost',
  'heap MB',
  'RSS MB',
  'handles',
  'timers',
]
const verdicts = { none: 'no leak', leak: 'a leak', undecided: 'too little to tell; run it longer' } as const
const row = (cells: readonly (string | number)[]) => cells.map((cell) => String(cell).padStart(11)).join('')

console.log(row(titles))
let told = 0
const { looks, tally, findings, endedWell } = await soak({ minutes, people, leakBytes: leak }, (look, tally) => {
  if (Math.floor(look.minute) === told && look.minute < minutes) return
  told = Math.floor(look.minute)
  console.log(row(cells(look, tally)))
})

console.log('\nmedian of the first third → of the last')
const courses = judgeFlatness(looks)
for (const { name, first, last, isFlat } of courses)
  console.log(`${name.padEnd(10)}${first} → ${last}${isFlat ? '' : '   it grows'}`)
const { verdict, slope, margin } = judgeLeak(looks)
console.log(
  `heap      ${slope.toFixed(0)} ± ${margin.toFixed(0)} bytes a request after full collections: ${verdicts[verdict]}`,
)
for (const what of [...new Set(tally.unexpected)].slice(0, 20)) console.log(`unexpected: ${what}`)
for (const what of findings) console.log(`it should never have said: ${what}`)
if (!endedWell) console.log('it did not end as it should')

const isWell = tally.unexpected.length === 0 && tally.lost === 0 && findings.length === 0 && endedWell
process.exitCode = isWell && verdict === 'none' && courses.every(({ isFlat }) => isFlat) ? 0 : 1

function cells({ minute, heapBytes, rss, handles, timers }: Look, tally: Tally): (string | number)[] {
  const heap = (heapBytes / 1024 / 1024).toFixed(2)
  const { calls, signIns, streams, troubled, unexpected, lost } = tally
  return [Math.round(minute), calls, signIns, streams, troubled, unexpected.length, lost, heap, rss, handles, timers]
}
