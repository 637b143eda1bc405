import type { ValueForm } from '@scopedeck/server/contract/parameters.ts'

/** What every field is given, whatever it looks like. */
export interface FieldControlProps {
  id: string
  form: ValueForm
  value: string
  isWrong: boolean
  describedBy: string
  onChange: (text: string) => void
}
