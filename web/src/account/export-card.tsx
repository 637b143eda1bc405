import type { SignedIn } from '../session/read-session.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { Card, CardHeader } from '../shared/elements/card.tsx'

/** A plain link: the browser shows how the download goes, and breaks it off when it fails. */
export function ExportCard({ session }: { session: SignedIn }) {
  return (
    <Card>
      <CardHeader title="Export as a world" />
      <p className="text-muted">
        Your library and playlists as a file that the simulator can start with: whatever this grant can read. It holds
        no email address and no token. A large library takes a few minutes.
      </p>
      <a
        href={`/api/world?account=${encodeURIComponent(session.accountMark)}`}
        download
        className={`${buttonClass('quiet')} mt-4`}
      >
        Export as a world
      </a>
    </Card>
  )
}
