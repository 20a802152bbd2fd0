import { evidenceKinds } from '@/lib/domain/evidence-kind'
import { cross, dashPattern, type Glyph, question, tick } from '@/lib/domain/glyph'
import { mustMoveGlyph, type StatusTone, statuses } from '@/lib/domain/status'

/** The tones of the screen's light theme in sRGB; each keeps a contrast of 5:1 on white paper and differs in grey. */
export const inks: Record<StatusTone | 'ink' | 'paper', string> = {
  justified: '#2d6fbe',
  hype: '#8d5416',
  open: '#4a4d53',
  ink: '#15181f',
  paper: '#ffffff',
}

/** A mark as a standalone SVG picture of 16 × 16 units. */
export function glyphSvg(glyph: Glyph, ink: string): string {
  const paths = glyph.map(({ d, paint }) => {
    if (paint === 'fill') return `<path d="${d}" fill="${ink}"/>`
    const stroke = paint === 'knockout' ? inks.paper : ink
    const line = paint === 'dashed' ? `stroke-dasharray="${dashPattern}"` : 'stroke-linecap="round" stroke-linejoin="round"'
    return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="1.5" ${line}/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">${paths.join('')}</svg>`
}

/** Every mark that a report can show, by the name under which its rows refer to it. */
export function marks(): Record<string, string> {
  return Object.fromEntries([
    ...statuses.map((face) => [face.id, glyphSvg(face.glyph, inks[face.tone])]),
    ...evidenceKinds.map((face) => [face.id, glyphSvg(face.glyph, inks.ink)]),
    ['PASS', glyphSvg(tick, inks.ink)],
    ['FAIL', glyphSvg(cross, inks.ink)],
    ['UNKNOWN', glyphSvg(question, inks.ink)],
    ['must_move', glyphSvg(mustMoveGlyph, inks.paper)],
  ])
}
