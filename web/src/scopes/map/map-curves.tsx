import { cx } from '../../shared/cx.ts'
import type { LineStyle } from './scope-map.ts'

/** The dashes of each line, in pixels; none for a line without gaps. */
export const dashes: Record<LineStyle, string | undefined> = {
  needed: undefined,
  'one-of': '11 4',
  'by-visibility': '6 4',
  'by-uri-type': '1 4',
  adds: '9 3 2 3',
}

export interface Curve {
  key: string
  /** Pixels from the top. */
  from: number
  to: number
  style: LineStyle
  isLit: boolean
}

interface MapCurvesProps {
  curves: readonly Curve[]
  height: number
  /** Something is lit, so all other lines step back. */
  isDimmed: boolean
}

/** The thin lines between two columns, as wide as the gap between them. Lit lines are drawn above the others. */
export function MapCurves({ curves, height, isDimmed }: MapCurvesProps) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      className="pointer-events-none block w-full fill-none"
      style={{ height }}
    >
      {curves
        .toSorted((one, other) => Number(one.isLit) - Number(other.isLit))
        .map(({ key, from, to, style, isLit }) => (
          <path
            key={key}
            d={`M0 ${from}C50 ${from} 50 ${to} 100 ${to}`}
            vectorEffect="non-scaling-stroke"
            strokeLinecap={style === 'by-uri-type' ? 'round' : 'butt'}
            strokeDasharray={dashes[style]}
            strokeWidth={isLit ? 1.75 : 1}
            className={cx(
              'transition-opacity duration-140 motion-reduce:transition-none',
              isLit ? 'stroke-accent' : 'stroke-faint',
              !isLit && (isDimmed ? 'opacity-20' : 'opacity-50'),
            )}
          />
        ))}
    </svg>
  )
}
