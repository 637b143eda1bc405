import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Trouble } from '../shared/part.tsx'
import { problemOf } from '../shared/problem.ts'
import { PanelTrouble } from './parts.tsx'

interface ReadingProps<Answer, Data, Key extends QueryKey> {
  of: UseQueryOptions<Answer, Error, Data, Key>
  /** Stands in place of the data until they are read. */
  loading: ReactNode
  /** Draws what stands in their place where they could not be read; a panel when left out. */
  failed?: (trouble: Trouble) => ReactNode
  children: (data: Data) => ReactNode
}

/**
 * What a query reads, in its three states: loading, failed, read. The query is watched also after it failed: what reads it
 * again, whether a button, a countdown, an event of the player or the network, brings the data back. Old data stay while a
 * later read fails.
 */
export function Reading<Answer, Data, Key extends QueryKey>(props: ReadingProps<Answer, Data, Key>) {
  const { of, loading, failed = (trouble) => <PanelTrouble {...trouble} />, children } = props
  const { data, error, refetch } = useQuery(of)
  const [last, setLast] = useState(error)
  const [isAsked, setIsAsked] = useState(false)
  if (error && error !== last) setLast(error)
  if (data !== undefined) return children(data)
  // While it is read again by itself, the trouble stays: skeletons and alerts in turns every few seconds help nobody.
  const shown = error ?? (isAsked ? undefined : last)
  if (!shown) return loading
  const retry = () => {
    setIsAsked(true)
    void refetch().finally(() => setIsAsked(false))
  }
  return failed({ problem: problemOf(shown), retry })
}
