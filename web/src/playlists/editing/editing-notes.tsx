import { GitCompareArrows } from 'lucide-react'
import { Button } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { ProblemLine } from '../../shared/elements/problem-line.tsx'
import { edge } from '../../shared/elements/screen.tsx'
import type { EditingState } from './editing-state.ts'
import { changesInWords, progressInWords } from './editing-words.ts'
import type { PlaylistEditing } from './playlist-editing.ts'

interface NotesProps {
  editing: PlaylistEditing
  state: EditingState
}

/** What keeps the edits from Spotify, and how far they are on their way. */
export function EditingNotes({ editing, state: { conflict, trouble, progress } }: NotesProps) {
  return (
    <div className={edge}>
      <div role="status">
        {conflict && (
          <div className="my-3 flex flex-wrap items-center gap-3 rounded-panel border border-conditional/30 bg-conditional/10 px-4 py-2.5">
            <Icon of={GitCompareArrows} className="text-conditional" />
            <p className="min-w-0 flex-1 basis-64">
              Someone else changed this playlist meanwhile: {changesInWords(conflict.changes)}. Your changes are not
              sent yet.
            </p>
            <Button size="small" onClick={() => editing.showTheirs()}>
              Show theirs
            </Button>
            <Button size="small" onClick={() => void editing.keepMine()}>
              Keep mine
            </Button>
          </div>
        )}
      </div>
      {trouble && (
        <div className="my-3 rounded-panel border border-strong px-4 py-2">
          <ProblemLine
            problem={trouble.problem}
            what={`Not everything is saved, ${progressInWords(trouble)}`}
            onRetry={() => void editing.resume()}
          >
            <Button size="small" tone="quiet" onClick={() => editing.stop()}>
              Take the rest back
            </Button>
          </ProblemLine>
        </div>
      )}
      {progress && progress.of > 1 && (
        <div className="my-3 flex items-center gap-3">
          <progress
            aria-label="Saving"
            value={progress.made}
            max={progress.of}
            className="h-1.5 min-w-0 flex-1 accent-accent"
          />
          <span className="font-mono text-small text-muted">
            {progress.made} of {progress.of}
          </span>
          <Button size="small" tone="quiet" onClick={() => editing.stop()}>
            Stop
          </Button>
        </div>
      )}
    </div>
  )
}
