import { SearchX, Table2, Waypoints } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '../../shared/elements/button.tsx'
import { EmptyState } from '../../shared/elements/empty-state.tsx'
import { SearchField } from '../../shared/elements/fields.tsx'
import { IconButton } from '../../shared/elements/icon-button.tsx'
import { edge, PageHeader, page } from '../../shared/elements/screen.tsx'
import { useShortcut } from '../../shared/keyboard.tsx'
import { phone, useMedia } from '../../shared/use-media.ts'
import { Totals } from '../totals.tsx'
import type { SelectionState } from '../use-selection.ts'
import { ViewSwitch } from '../view-switch.tsx'
import { foundWords } from './find-in-map.ts'
import { MapFoot } from './map-foot.tsx'
import { focusNode, MapPicture } from './map-picture.tsx'
import { MapTable } from './map-table.tsx'
import { useScopeFacts } from './scope-state.tsx'
import { type MapState, useMap } from './use-map.ts'

/** What unlocks what: scopes, calls and screens, as a picture or as a table. */
export default function MapScreen({ selection }: { selection: SelectionState }) {
  const map = useMap()
  const factsOf = useScopeFacts(selection.scopes)
  const isPhone = useMedia(phone)
  const [isTable, setIsTable] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const focusFirst = () => {
    const [first] = map.found ?? []
    if (first !== undefined) focusNode(body.current, first)
  }
  return (
    <div className={`${page} @container/list flex min-h-full flex-col @3xl/main:h-full low:h-auto`}>
      <div className={`${edge} pt-5 md:pt-6`}>
        <PageHeader
          title="What unlocks what"
          actions={
            <>
              <Totals selection={selection} />
              <FindInMap map={map} onLeave={focusFirst} />
              {!isPhone && (
                <IconButton
                  icon={isTable ? Waypoints : Table2}
                  label={isTable ? 'Show the picture' : 'Show it as a table'}
                  tone="secondary"
                  className="@max-3xl/main:hidden"
                  onClick={() => setIsTable(!isTable)}
                />
              )}
              <ViewSwitch selection={selection} view="map" />
            </>
          }
        >
          {isPhone
            ? 'Each scope, its calls, and the screens that make them.'
            : 'Point at a scope, a call or a screen: what belongs to it lights up.'}
        </PageHeader>
      </div>
      <div ref={body} className={`${edge} flex min-h-0 flex-1 flex-col`}>
        {map.found?.length === 0 ? (
          <EmptyState
            icon={SearchX}
            sentence={`Nothing on the map has “${map.find}” in its name.`}
            action={<Button onClick={() => map.setFind('')}>Show all of it</Button>}
          />
        ) : (
          <Twins {...{ map, selection, factsOf }} hasPicture={!isPhone && !isTable} />
        )}
      </div>
      <MapFoot map={map} factsOf={factsOf} />
    </div>
  )
}

type TwinsProps = Parameters<typeof MapPicture>[0] & { hasPicture: boolean }

/** The picture, or the table where it is wanted or the picture has no room. */
function Twins({ hasPicture, ...props }: TwinsProps) {
  return (
    <>
      {hasPicture && (
        <div className="hidden min-h-0 flex-1 flex-col @3xl/main:flex">
          <MapPicture {...props} />
        </div>
      )}
      <div className={hasPicture ? '@3xl/main:hidden' : 'min-h-0 flex-1 overflow-y-auto'}>
        <MapTable {...props} />
      </div>
    </>
  )
}

function FindInMap({ map, onLeave }: { map: MapState; onLeave: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  useShortcut('list.search', () => field.current?.focus())
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    onLeave()
  }
  return (
    <>
      <SearchField
        ref={field}
        label="Find in the map"
        value={map.find}
        onChange={map.setFind}
        onKeyDownCapture={onKeyDownCapture}
        className="w-56 max-md:flex-1"
      />
      <p role="status" className="sr-only">
        {map.found && foundWords(map.found)}
      </p>
    </>
  )
}
