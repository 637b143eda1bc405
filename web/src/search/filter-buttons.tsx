import { Button } from '../shared/elements/button.tsx'
import { Tooltip } from '../shared/elements/tooltip.tsx'
import { filterNames, type SearchFilter, searchFilters } from './search-text.ts'

/** The filters that a search can be narrowed by: a press writes one into the field. */
export function FilterButtons({ onChoose }: { onChoose: (filter: SearchFilter) => void }) {
  return (
    <div className="-mx-4 flex min-w-0 items-center gap-x-0.5 overflow-x-auto px-4 py-1 text-small text-muted md:mx-0 md:px-0">
      <span className="mr-1 whitespace-nowrap">Narrow by</span>
      {filterNames.map((name) => (
        <Tooltip key={name} text={`For example ${searchFilters[name]}`}>
          <Button tone="quiet" size="small" className="font-mono" onClick={() => onChoose(name)}>
            {name}:
          </Button>
        </Tooltip>
      ))}
    </div>
  )
}
