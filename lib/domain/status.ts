import { arrow, checkCircle, dashedCircle, dashedPause, dashedUp, type Glyph, megaphone, pin } from './glyph'
import type { Status } from './verdict/output'

/** The colour family of a status: only a justified switch and hype have a hue, everything between is ink. */
export type StatusTone = 'justified' | 'hype' | 'open'

export type StatusFace = {
  id: Status
  /** What people read. */
  label: string
  /** For columns too narrow for the label. */
  short: string
  meaning: string
  tone: StatusTone
  glyph: Glyph
}

/** The six verdicts in the order in which challengers are listed. */
export const statuses: readonly StatusFace[] = [
  {
    id: 'JUSTIFIED',
    label: 'Switch justified',
    short: 'Justified',
    meaning: 'Proven on your own work, ready for production, and it pays back.',
    tone: 'justified',
    glyph: checkCircle,
  },
  {
    id: 'PROMISING',
    label: 'Promising, not proven',
    short: 'Promising',
    meaning: 'Independent evidence makes a worthwhile gain more likely than not, but your own trial is still missing.',
    tone: 'open',
    glyph: dashedUp,
  },
  {
    id: 'NOT_READY',
    label: 'Not ready to switch',
    short: 'Not ready',
    meaning: 'There is a case for quality, but production parity or the business case fails or is not shown.',
    tone: 'open',
    glyph: dashedPause,
  },
  {
    id: 'INSUFFICIENT',
    label: 'Not enough evidence',
    short: 'Not enough',
    meaning: 'Nobody independent has shown a worthwhile gain, and the claims are not loud.',
    tone: 'open',
    glyph: dashedCircle,
  },
  {
    id: 'HYPE',
    label: 'Hype',
    short: 'Hype',
    meaning: 'The claims stand well above what anybody independent supports today.',
    tone: 'hype',
    glyph: megaphone,
  },
  {
    id: 'STAY',
    label: 'Stay',
    short: 'Stay',
    meaning: 'The evidence speaks against a worthwhile gain, or the switch cannot pay back.',
    tone: 'open',
    glyph: pin,
  },
]

const byId = new Map(statuses.map((face) => [face.id, face]))

/** Label, meaning, tone and glyph of a status. */
export function statusFace(status: Status): StatusFace {
  const face = byId.get(status)
  if (!face) throw new Error(`There is no status ${status}.`)
  return face
}

/** Stands before the date by which the incumbent must be left. */
export const mustMoveGlyph: Glyph = arrow
