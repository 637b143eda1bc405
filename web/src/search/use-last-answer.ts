import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Trouble } from '../shared/part.tsx'
import { problemOf } from '../shared/problem.ts'

interface LastAnswer<Data> {
  /** The answer, or the last one while it is read and where it failed. */
  data: Data | undefined
  /** The answer is one to an earlier question. */
  isOld: boolean
  trouble: Trouble | undefined
}

/** As `useQuery`, but a question that fails leaves the answer before it on the screen. */
export function useLastAnswer<Answer, Data, Key extends QueryKey>(
  of: UseQueryOptions<Answer, Error, Data, Key>,
): LastAnswer<Data> {
  const { data, error, isPlaceholderData, refetch } = useQuery(of)
  const [last, setLast] = useState(data)
  if (data !== undefined && data !== last) setLast(data)
  const shown = data ?? last
  const hasFailed = error !== null && data === undefined
  return {
    data: shown,
    isOld: isPlaceholderData || (data === undefined && shown !== undefined),
    trouble: hasFailed ? { problem: problemOf(error), retry: () => void refetch() } : undefined,
  }
}
