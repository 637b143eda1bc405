import { type Scope, scopeCatalogue } from '@scopedeck/server/contract/scopes.ts'
import { ScopeChip, type ScopeState } from '../shared/elements/scope-chip.tsx'

interface Example {
  scope: Scope
  state: ScopeState
  word: string
  art: string
}

const examples: readonly Example[] = [
  {
    scope: 'playlist-read-private',
    state: 'granted',
    word: 'granted',
    art: 'bg-linear-to-br from-[#3fe07d] to-[#12606b]',
  },
  {
    scope: 'user-read-playback-state',
    state: 'granted',
    word: 'granted',
    art: 'bg-conic from-[#2fd3d6] via-[#2b1065] to-[#2fd3d6]',
  },
  {
    scope: 'user-modify-playback-state',
    state: 'missing',
    word: 'ask',
    art: 'bg-radial-[at_65%_70%] from-[#ffd25e] via-[#ff9a83] to-[#6d2f8f]',
  },
  {
    scope: 'playlist-modify-private',
    state: 'missing',
    word: 'ask',
    art: 'bg-linear-to-b from-[#a99be0] via-[#ffb8e0] to-[#ff7d92]',
  },
  {
    scope: 'user-library-read',
    state: 'missing',
    word: 'ask',
    art: 'bg-linear-to-br from-[#3b3a97] via-[#1d1b33] to-[#4a48b8]',
  },
  {
    scope: 'streaming',
    state: 'conditional',
    word: 'SDK only',
    art: 'bg-radial-[at_50%_110%] from-[#ff4b12] via-[#7a1d10] to-[#1d1b29]',
  },
]

/** A picture of one grant: six scopes and the state of each. */
export function ExampleGrant() {
  return (
    <figure className="flex min-w-0 flex-col justify-center gap-3 border-t border-line bg-sunken px-5 py-10 sm:px-10 lg:border-t-0 lg:border-l lg:px-12">
      <ul className="mx-auto flex w-full max-w-2xl flex-col gap-3">
        {examples.map((example) => (
          <ExampleLine key={example.scope} {...example} />
        ))}
      </ul>
      <figcaption className="mx-auto w-full max-w-2xl text-small text-faint">
        An example grant, with six of the nineteen scopes and the state of each.
      </figcaption>
    </figure>
  )
}

function ExampleLine({ scope, state, word, art }: Example) {
  return (
    <li className="flex items-center gap-4 rounded-panel border border-line bg-panel p-4">
      <span aria-hidden className={`hidden size-11 shrink-0 rounded-art min-[380px]:block ${art}`} />
      <span className="min-w-0 grow">
        <span className="block font-[550]">{scopeCatalogue[scope].sentence}</span>
        <code className="mt-0.5 block text-small break-words text-muted">{scope}</code>
      </span>
      <ScopeChip state={state} className="shrink-0">
        {word}
      </ScopeChip>
    </li>
  )
}
