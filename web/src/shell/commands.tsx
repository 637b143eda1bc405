import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useState } from 'react'
import { useNavigate } from 'react-router'
import { useLens } from '../lens/lens.tsx'
import { useShortcut } from '../shared/keyboard.tsx'
import { chooseTheme, nextTheme, themeLabels, useTheme } from '../shared/theme.ts'
import { useToast } from '../shared/toaster.tsx'

export type Overlay = 'palette' | 'keys' | undefined

interface Commands {
  overlay: Overlay
  show: (overlay: Overlay) => void
  turnTheme: () => void
  signOut: () => void
  isSigningOut: boolean
}

const CommandsContext = createContext<Commands | undefined>(undefined)

/** The commands of every screen: their keys, and what palette and buttons call. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [overlay, show] = useState<Overlay>()
  const theme = useTheme()
  const toast = useToast()
  const lens = useLens()
  const navigate = useNavigate()
  const { signOut, isSigningOut } = useSignOut()
  const turnTheme = () => {
    chooseTheme(nextTheme(theme))
    toast({ topic: 'theme', text: `Theme: ${themeLabels[nextTheme(theme)].toLowerCase()}` })
  }
  const commands: Commands = {
    overlay,
    show,
    turnTheme,
    signOut,
    isSigningOut,
  }
  useShortcut('palette', () => show('palette'))
  useShortcut('help', () => show('keys'))
  useShortcut('theme', turnTheme)
  useShortcut('lens', lens.toggle)
  useShortcut('go.deck', () => navigate('/'))
  useShortcut('go.scopes', () => navigate('/scopes'))
  useShortcut('go.flow', () => navigate('/flow'))
  useShortcut('go.explore', () => navigate('/explore'))
  useShortcut('go.player', () => navigate('/player'))
  useShortcut('go.playlists', () => navigate('/playlists'))
  useShortcut('go.search', () => navigate('/search'))
  useShortcut('go.account', () => navigate('/account'))
  return <CommandsContext value={commands}>{children}</CommandsContext>
}

function useSignOut(): Pick<Commands, 'signOut' | 'isSigningOut'> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const [isSigningOut, setIsSigningOut] = useState(false)
  const signOut = async () => {
    setIsSigningOut(true)
    try {
      // There already: what tells the end of a session needs the same file.
      const { endSession } = await import('../session/sign-out.ts')
      await endSession(queryClient)
      void navigate('/')
      toast({ topic: 'session', text: 'Signed out. The session on the server has ended too.' })
    } catch {
      toast({ text: 'You are still signed in: the server did not answer.', tone: 'bad' })
    }
    setIsSigningOut(false)
  }
  return { signOut: () => void signOut(), isSigningOut }
}

/** @throws {Error} outside the shell */
export function useCommands(): Commands {
  const commands = use(CommandsContext)
  if (!commands) throw new Error('useCommands needs a CommandsProvider above it.')
  return commands
}
