/** The picture of progress. It reads `--progress`, 0 to 1, from an element around it: a frame costs one write. */
export function ProgressLine() {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-y-0 -inset-x-1.5 grid items-center overflow-x-clip px-1.5"
    >
      <span className="col-start-1 row-start-1 h-1 overflow-hidden rounded-full bg-text/16">
        <span className="block h-1 origin-left scale-x-(--progress) rounded-full bg-text group-hover:bg-accent group-has-focus-visible:bg-accent group-data-locked:bg-muted" />
      </span>
      <span className="col-start-1 row-start-1 h-3 translate-x-[calc(var(--progress)*100%)]">
        <span className="-ml-1.5 block size-3 rounded-full bg-text opacity-0 outline-offset-2 outline-accent group-hover:opacity-100 group-has-focus-visible:opacity-100 group-has-focus-visible:outline-2 group-data-locked:hidden" />
      </span>
    </span>
  )
}
