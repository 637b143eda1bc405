import type { Exchange } from '../../contract/lab/exchange.ts'

type Mistake = (done: readonly Exchange[]) => Exchange[]

const isTokenCall = ({ kind }: Exchange) => kind === 'refresh' || kind === 'redeem'
const isSent = (exchange: Exchange) => isTokenCall(exchange) || exchange.kind === 'call'
const isHeardByPage = ({ kind }: Exchange) => kind === 'request' || kind === 'callback'
const endOf = (done: readonly Exchange[]) => Math.max(0, ...done.map(({ endedAt }) => endedAt))

const change =
  (isMeant: (exchange: Exchange) => boolean, as: Partial<Exchange>): Mistake =>
  (done) =>
    done.map((each) => (isMeant(each) ? { ...each, ...as } : each))

const add =
  (as: Partial<Exchange> & Pick<Exchange, 'kind'>): Mistake =>
  (done) => {
    const at = endOf(done) + 1
    return [...done, { id: 'added', at, endedAt: at, status: 200, ...as }]
  }

/** The same messages as a client with this mistake would have sent and received them. */
export const mistakes: Readonly<Record<string, Mistake>> = {
  'does nothing at all': () => [],
  'sends everything twice': (done) =>
    done.flatMap((each) => (isSent(each) ? [each, { ...each, id: `${each.id} again` }] : [each])),
  'never gives up': (done) => {
    const late = endOf(done) + 1
    return [
      ...done,
      ...done.filter(isSent).map((each) => ({ ...each, id: `${each.id} late`, at: late, endedAt: late })),
    ]
  },
  'tells the page nothing': (done) =>
    done.map(({ problem, error, stateCheck, retryAfter, ...each }) =>
      isHeardByPage(each as Exchange)
        ? { ...each, status: 500 }
        : { ...each, ...(problem && { problem }), ...(error && { error }) },
    ),
  'gives up at once': (done) => done.slice(0, 1),
  'takes any code': change(({ kind }) => kind === 'redeem', { status: 200 }),
  'sends an old refresh token': change(({ kind }) => kind === 'refresh', { sentToken: '0ld', newToken: 'new' }),
  'has its refresh refused': add({ kind: 'refresh', status: 400 }),
  'refreshes for no reason': add({ kind: 'refresh' }),
  'redeems for no reason': add({ kind: 'redeem' }),
  'does not wait': (done) => done.map((each) => ({ ...each, at: done[0]?.at ?? 0, endedAt: done[0]?.at ?? 0 })),
}
