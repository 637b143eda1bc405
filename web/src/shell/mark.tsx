import { useId } from 'react'

/** Our logo, with or without the name. */
export function Mark({ named = true }: { named?: boolean }) {
  const gradient = useId()
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 26 26" className="size-6.5 shrink-0" aria-hidden>
        <defs>
          <linearGradient id={gradient} x1="0" y1="1" x2="1" y2="0">
            <stop offset="0" stopColor="#9d8cff" />
            <stop offset=".5" stopColor="#74c5ff" />
            <stop offset="1" stopColor="#4fd6a0" />
          </linearGradient>
        </defs>
        <rect width="26" height="26" rx="7" fill={`url(#${gradient})`} />
        <circle cx="13" cy="13" r="5" className="fill-panel" />
      </svg>
      {named && <span className="text-lead font-semibold">Scopedeck</span>}
    </span>
  )
}
