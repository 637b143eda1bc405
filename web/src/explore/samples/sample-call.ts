import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { Provider } from '@scopedeck/server/contract/session.ts'
import { type CallRequest, requestOf } from '../call-request.ts'
import type { FormValues } from '../form-values.ts'

/** A call as the code samples write it. */
export interface SampleCall {
  id: OperationId
  values: FormValues
  request: CallRequest
  /** Whose Web API is called, and by which client. A sample runs outside this page, so it does not call our server. */
  provider: Pick<Provider, 'apiUrl' | 'clientId' | 'redirectUri'>
}

/** The file from which every sample of an upload reads the picture. The picture in the form is too long for a sample. */
export const pictureFile = 'cover.jpg'

export function sampleCall(id: OperationId, values: FormValues, provider: SampleCall['provider']): SampleCall {
  return { id, values, request: requestOf(id, values), provider }
}

/** The whole address of the request. */
export function requestUrl({ provider, request }: SampleCall): string {
  return provider.apiUrl + request.target
}
