import type { FlowArriving } from './flow-arriving.ts'
import type { LongPlaylist } from './long-playlist.ts'
import type { ScreenLoad } from './screen-load.ts'

export interface Report {
  screens: readonly ScreenLoad[]
  longPlaylist: LongPlaylist
  flowArriving: FlowArriving
}

const columns: readonly [heading: string, cell: (load: ScreenLoad) => string][] = [
  ['screen', ({ path, signedIn }) => `${path.replace(/[A-Za-z0-9]{22}/, ':id')}${signedIn ? '' : ' signed out'}`],
  ['files', ({ files }) => String(files)],
  ['code KB', ({ codeKilobytes }) => codeKilobytes.toFixed(1)],
  ['all KB', ({ allKilobytes }) => allKilobytes.toFixed(1)],
  ['session asked', ({ sessionAskedMs }) => ms(sessionAskedMs)],
  ['first paint', ({ firstPaintMs }) => ms(firstPaintMs)],
  ['usable', ({ usableMs }) => ms(usableMs)],
  ['blocked', ({ blockedMs }) => ms(blockedMs)],
  ['layout shift', ({ layoutShift }) => layoutShift.toFixed(4)],
]

const ms = (milliseconds: number) => `${Math.round(milliseconds).toLocaleString('en')} ms`

/** The report as three tables in Markdown. */
export function tableOf({ screens, longPlaylist, flowArriving }: Report): string {
  const { firstRowsMs, wholeMs, inTurnMs, longestTaskMs, longestFrameMs, mostRows, heapMegabytes } = longPlaylist
  return [
    row(columns.map(([heading]) => heading)),
    row(columns.map(() => '---')),
    ...screens.map((load) => row(columns.map(([, cell]) => cell(load)))),
    '',
    row(['ten thousand songs', '']),
    row(['---', '---']),
    row(['first rows', ms(firstRowsMs)]),
    row(['all rows', `${ms(wholeMs)}, ${(inTurnMs / wholeMs).toFixed(1)} times as fast as in turn (${ms(inTurnMs)})`]),
    row(['longest task while scrolling', `${longestTaskMs.toFixed(1)} ms of processor time`]),
    row(['longest frame while scrolling', ms(longestFrameMs)]),
    row(['rows in the document', String(mostRows)]),
    row(['heap', `${heapMegabytes.toFixed(1)} MB`]),
    '',
    row([`${flowArriving.messages} messages arriving in the flow`, '']),
    row(['---', '---']),
    row(['longest task', `${flowArriving.longestTaskMs.toFixed(1)} ms of processor time`]),
    row(['longest frame', ms(flowArriving.longestFrameMs)]),
  ].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
