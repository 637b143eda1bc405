import { useQuery } from '@tanstack/react-query'
import { useProvider } from '../session/use-session.ts'
import { conditionsQueries } from './conditions.queries.ts'

/** What is unusual about the simulator: a moved clock, faults that are on. Nothing at another provider. */
export function useConditions(): readonly string[] {
  const { kind } = useProvider()
  const { data = [] } = useQuery({ ...conditionsQueries.words(), enabled: kind === 'simulator' })
  return data
}
