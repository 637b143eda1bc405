import { useSearchParams } from 'react-router'
import { useAddressField } from '../shared/use-address-field.ts'
import { isListOrder, isOrder, type ListOrder, type Order } from './arrangement.ts'

interface SearchState<Order extends string> {
  /** What is searched for. */
  find: string
  order: Order
  /** What stands in the field; the search follows once nothing is typed for a moment. */
  text: string
  type(text: string): void
  /** Searches at once. */
  setFind(find: string): void
  setOrder(order: Order): void
}
export type ArrangementState = SearchState<Order>

/** The search and the order of a playlist. Both are in the address, so that a link and the Back button keep them. */
export const useArrangement = (): ArrangementState => useSearchState(isOrder, 'position')

/** The same for the list of playlists. */
export const useListArrangement = (): SearchState<ListOrder> => useSearchState(isListOrder, 'library')

function useSearchState<Order extends string>(
  isKnown: (value: string | null) => value is Order,
  usual: Order,
): SearchState<Order> {
  const [search, setSearch] = useSearchParams()
  const order = search.get('order')
  const find = search.get('find') ?? ''
  const set = (name: string, value: string) =>
    setSearch((before) => withValue(before, name, value), { replace: true, preventScrollReset: true })
  const field = useAddressField(find, (text) => {
    if (text !== find) set('find', text)
    return text
  })
  return {
    find,
    text: field.text,
    type: field.type,
    setFind: field.set,
    order: isKnown(order) ? order : usual,
    setOrder: (next) => set('order', next === usual ? '' : next),
  }
}

function withValue(search: URLSearchParams, name: string, value: string): URLSearchParams {
  if (value) search.set(name, value)
  else search.delete(name)
  return search
}
