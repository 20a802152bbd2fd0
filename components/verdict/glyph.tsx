import { dashPattern, type Glyph as GlyphShapes, type Shape } from '@/lib/domain/glyph'

function paint({ paint: kind }: Shape) {
  if (kind === 'fill') return { fill: 'currentColor' }
  return {
    fill: 'none',
    stroke: kind === 'knockout' ? 'var(--paper)' : 'currentColor',
    strokeWidth: 1.5,
    strokeLinecap: kind === 'dashed' ? ('butt' as const) : ('round' as const),
    strokeLinejoin: 'round' as const,
    strokeDasharray: kind === 'dashed' ? dashPattern : undefined,
  }
}

/** The bare shapes, for use inside a larger drawing. */
export function GlyphPaths({ glyph }: { glyph: GlyphShapes }) {
  return glyph.map((shape) => <path key={shape.d + shape.paint} d={shape.d} {...paint(shape)} />)
}

/** A mark in the colour of the text around it. Silent: the word stands beside it. */
export function Glyph({ glyph, size = 14, className }: { glyph: GlyphShapes; size?: number; className?: string }) {
  return (
    <svg aria-hidden="true" focusable="false" viewBox="0 0 16 16" width={size} height={size} className={className ?? 'shrink-0'}>
      <GlyphPaths glyph={glyph} />
    </svg>
  )
}
