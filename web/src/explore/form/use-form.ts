import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { useState } from 'react'
import { useLocation, useNavigate, useNavigationType } from 'react-router'
import { type FormValues, readValues, searchOf } from '../form-values.ts'

export interface FormState {
  values: FormValues
  change: (name: string, text: string) => void
  /** Everything at once, as from a next page or an earlier call. */
  replace: (values: FormValues) => void
}

interface Written {
  /** The address that was last looked at. */
  seen: string
  values: FormValues
  /** Addresses that this form wrote by itself, on their way or arrived. */
  own: readonly string[]
}

/**
 * The form of a call. Its address is its permalink: every change replaces it. Typing does not wait for the router, so an
 * address is read only when it came from elsewhere: a link, an earlier call, going back.
 */
export function useForm(id: OperationId): FormState {
  const { search } = useLocation()
  const navigate = useNavigate()
  const isBack = useNavigationType() === 'POP'
  const [form, setForm] = useState<Written>(() => ({ seen: search, values: readValues(id, search), own: [] }))
  if (form.seen !== search) setForm(arrived(id, form, search, isBack))

  const replace = (values: FormValues) => {
    const to = searchOf(id, values)
    setForm((before) => ({ ...before, values, own: [...before.own, to].slice(-50) }))
    void navigate({ search: to }, { replace: true, preventScrollReset: true })
  }
  return { values: form.values, replace, change: (name, text) => replace({ ...form.values, [name]: text }) }
}

function arrived(id: OperationId, { values, own }: Written, search: string, isBack: boolean): Written {
  if (!isBack && own.includes(search)) return { seen: search, values, own }
  return { seen: search, values: readValues(id, search, values), own: [] }
}
