import type { Dispatcher } from 'undici'

/** As much of undici's `Dispatcher` as a client of another server needs. */
export interface Connections {
  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean
  request(options: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData>
}
