import { createContext, type ReactNode, use, useState } from 'react'
import { type Location, useLocation } from 'react-router'

/** The state of an entry that only corrects the address of the page load: whoever comes back finds the place that they left. */
export const stillArriving = 'still arriving'

const FirstLocation = createContext<Location | undefined>(undefined)

/** Around all screens: remembers where this page was loaded. */
export function ArrivalProvider({ children }: { children: ReactNode }) {
  const location = useLocation()
  const [first] = useState(location)
  return <FirstLocation value={first}>{children}</FirstLocation>
}

/** Whether a person came here by a navigation inside this page, also by Back to the address at which it was loaded. */
export function useArrival(): boolean {
  return useLocation() !== use(FirstLocation)
}
