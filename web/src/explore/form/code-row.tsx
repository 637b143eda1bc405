import { Braces, Link as LinkIcon, SquareTerminal, Workflow } from 'lucide-react'
import { CopyButton } from '../../shared/elements/copy-button.tsx'
import { requestOf } from '../call-request.ts'
import { searchOf } from '../form-values.ts'
import { useCall } from './call-context.tsx'
import { samples } from './code-samples.ts'

const icons = { curl: SquareTerminal, fetch: Braces, python: Workflow } as const
const languages = ['curl', 'fetch', 'python'] as const

/** The call to be taken elsewhere: its address here, and the same call for Spotify in three languages. */
export function CodeRow() {
  const { id, values } = useCall()
  const request = requestOf(id, values)
  return (
    <div className="-mx-2 flex flex-wrap items-center border-t border-line pt-2 *:px-2">
      <CopyButton icon={LinkIcon} text={`${location.origin}/explore/${id}${searchOf(id, values)}`}>
        Permalink
      </CopyButton>
      {languages.map((language) => (
        <CopyButton key={language} icon={icons[language]} text={samples[language].write(request)}>
          {samples[language].label}
        </CopyButton>
      ))}
    </div>
  )
}
