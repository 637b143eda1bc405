const shape = 'block rounded-art bg-text/6'
const widths = ['w-48', 'w-36', 'w-56', 'w-40'] as const

/** The outlines of rows with a cover, a title and a byline, where there is nothing to show yet. They stand still: nothing loads. */
export function OutlineRows({ count }: { count: number }) {
  return Array.from({ length: count }, (_, index) => (
    <div key={index} className="flex h-16 items-center gap-3">
      <span className={`${shape} size-12 shrink-0`} />
      <span className="min-w-0 flex-1">
        <span className={`${shape} h-3.5 max-w-full ${widths[index % widths.length]}`} />
        <span className={`${shape} mt-2 h-3 w-28 max-w-full`} />
      </span>
    </div>
  ))
}
