import { useMutation } from '@tanstack/react-query'
import { TimerOff } from 'lucide-react'
import { Button } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { problemOf } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { clocksMutations } from './clocks.queries.ts'

/** At the simulator: ends the access token before its time, of which this app is told by nobody. */
export function ExpireButton() {
  const toast = useToast()
  const expire = useMutation(clocksMutations.expire())
  const press = () =>
    expire.mutate(undefined, {
      onSuccess: () =>
        toast({ text: 'Spotify takes the access token no longer. The next call finds out, and renews it.' }),
      onError: (error) => toast({ text: `It was not ended: ${problemOf(error).title}.`, tone: 'bad' }),
    })
  return (
    <Button icon={<Icon of={TimerOff} />} pending={expire.isPending} onClick={press}>
      Expire now
    </Button>
  )
}
