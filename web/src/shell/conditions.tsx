import { conditionWords } from '@scopedeck/server/contract/simulator-words.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { conditionsQueries } from '../session/conditions.queries.ts'
import { sessionQueries } from '../session/session.queries.ts'
import { useProvider } from '../session/use-session.ts'
import { api } from '../shared/api.ts'
import { problemOf } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'

/** What is unusual about the simulator (a moved clock, faults, changed settings), and how to end all of it. Nothing at another provider. */
export function useConditions() {
  const { kind } = useProvider()
  const { data: words = [] } = useQuery({
    ...conditionsQueries.all(),
    select: conditionWords,
    enabled: kind === 'simulator',
  })
  const client = useQueryClient()
  const toast = useToast()
  const [isEnding, setIsEnding] = useState(false)
  const end = async () => {
    setIsEnding(true)
    try {
      await api.delete('/api/simulator')
      // What failed because of it is read again.
      await Promise.all([
        client.invalidateQueries({ queryKey: sessionQueries.all }),
        client.invalidateQueries({ predicate: ({ state }) => state.status === 'error' }),
      ])
    } catch (error) {
      toast({ text: `It could not be ended: ${problemOf(error).title}.`, tone: 'bad' })
    } finally {
      setIsEnding(false)
    }
  }
  return { words, isEnding, end: () => void (isEnding || end()) }
}
