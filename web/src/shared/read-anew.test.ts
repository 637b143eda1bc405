import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { readAnew } from './read-anew.ts'

const queryKey = ['songs']

/** A list whose reads end when the test says so. */
function createList() {
  const client = new QueryClient()
  const reads: PromiseWithResolvers<string>[] = []
  const queryFn = () => {
    const read = Promise.withResolvers<string>()
    reads.push(read)
    return read.promise
  }
  const observer = new QueryObserver(client, { queryKey, queryFn, retry: false })
  const stop = observer.subscribe(() => {})
  return { client, reads, stop, shown: () => observer.getCurrentResult().data }
}

test('a first read that began before the change is not believed', async () => {
  const { client, reads, shown, stop } = createList()
  const done = readAnew(client, { queryKey })
  await expect.poll(() => reads.length).toBe(2)
  reads[1]?.resolve('new')
  await done
  reads[0]?.resolve('old')
  await reads[0]?.promise
  expect(shown()).toBe('new')
  stop()
})

test('what is shown stays until the newer is there, and is read once', async () => {
  const { client, reads, shown, stop } = createList()
  reads[0]?.resolve('old')
  await expect.poll(shown).toBe('old')
  const done = readAnew(client, { queryKey })
  await expect.poll(() => reads.length).toBe(2)
  expect(shown()).toBe('old')
  reads[1]?.resolve('new')
  await done
  expect([shown(), reads.length]).toEqual(['new', 2])
  stop()
})

test('what nobody shows is read when it is shown', async () => {
  const { client, reads, stop } = createList()
  stop()
  await readAnew(client, { queryKey })
  expect(reads.length).toBe(1)
})
