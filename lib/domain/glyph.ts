/**
 * A mark as shapes on a 16 × 16 grid, so that the screen and the PDF draw the same one. `fill` is a filled shape, `line` and `dashed` are strokes
 * 1.5 wide, `knockout` is a stroke in the colour of the ground. Everything else has the colour of the text beside it.
 */
export type Shape = { d: string; paint: 'fill' | 'line' | 'dashed' | 'knockout' }
export type Glyph = readonly Shape[]

/** Dash and gap that close evenly around a circle of radius 6.25. */
export const dashPattern = '2.7 2.209'

const ring = 'M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5Z'
const disc = 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14Z'
const dashedRing: Shape = { d: ring, paint: 'dashed' }

export const checkCircle: Glyph = [
  { d: disc, paint: 'fill' },
  { d: 'M4.9 8.3 7.1 10.5 11.2 5.9', paint: 'knockout' },
]
export const arrow: Glyph = [{ d: 'M2.5 8h10.3M8.4 3.6 12.8 8l-4.4 4.4', paint: 'line' }]
export const dashedCircle: Glyph = [dashedRing]
export const dashedUp: Glyph = [dashedRing, { d: 'M8 11V5.4M5.6 7.7 8 5.3l2.4 2.4', paint: 'line' }]
export const dashedPause: Glyph = [dashedRing, { d: 'M6.4 5.6v4.8M9.6 5.6v4.8', paint: 'line' }]
export const pin: Glyph = [
  { d: ring, paint: 'line' },
  { d: 'M8 5.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8Z', paint: 'fill' },
]
export const megaphone: Glyph = [
  { d: 'M3.2 5.6h2.6L12.6 2v11.6L5.8 10H3.2A1.6 1.6 0 0 1 1.6 8.4V7.2A1.6 1.6 0 0 1 3.2 5.6Z', paint: 'fill' },
  { d: 'M4.7 10.4 5.6 14h1.5l-.7-3.2M14.6 6.3v3', paint: 'line' },
]

const smallRing: Shape = { d: 'M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10Z', paint: 'line' }

export const hollow: Glyph = [smallRing]
export const hollowDashed: Glyph = [{ ...smallRing, paint: 'dashed' }]
export const quarter: Glyph = [smallRing, { d: 'M8 3a5 5 0 0 1 5 5H8Z', paint: 'fill' }]
export const half: Glyph = [smallRing, { d: 'M8 3a5 5 0 0 0 0 10Z', paint: 'fill' }]
export const full: Glyph = [smallRing, { d: 'M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10Z', paint: 'fill' }]
export const diamond: Glyph = [{ d: 'M8 1.6 14.4 8 8 14.4 1.6 8Z', paint: 'fill' }]

export const dot: Glyph = [{ d: 'M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6Z', paint: 'fill' }]
export const tick: Glyph = [{ d: 'M3.4 8.5 6.6 11.7 12.6 4.9', paint: 'line' }]
export const cross: Glyph = [
  { d: 'M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2Z', paint: 'fill' },
  { d: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6', paint: 'knockout' },
]
export const question: Glyph = [
  { d: 'M5.7 6.1a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.2.9-1.2 1.7', paint: 'line' },
  { d: 'M8 11.5a.95.95 0 1 0 0 1.9a.95.95 0 1 0 0-1.9Z', paint: 'fill' },
]
export const exclamation: Glyph = [
  { d: 'M8 2.6v6.6', paint: 'line' },
  { d: 'M8 11.5a.95.95 0 1 0 0 1.9a.95.95 0 1 0 0-1.9Z', paint: 'fill' },
]
