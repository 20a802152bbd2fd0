import type { Badge } from '@/lib/domain/badge-text'
import type { StatusTone } from '@/lib/domain/status'

/** Advance widths of the letters from space to tilde in hundredths of the text size, as in DejaVu Sans, which is close to Verdana. */
const widths = (
  '32 40 46 84 64 95 78 27 39 39 50 84 32 36 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 53 ' +
  '100 68 69 70 77 63 58 77 75 29 29 66 56 86 75 79 60 79 69 63 61 73 68 99 69 61 69 39 34 39 84 50 ' +
  '50 61 63 55 63 62 35 63 63 28 28 58 28 97 63 61 63 63 41 52 39 63 59 82 59 59 52 64 34 64 84'
)
  .split(' ')
  .map(Number)
const others: Record<string, number> = { '·': 32, '…': 100, '—': 100, '–': 50, '−': 84, '’': 32 }
/** Han, kana, hangul, full-width forms and pictures stand in a square. */
const square =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u
/** Marks that stand on the letter before them. */
const mark = /\p{Mn}/u

const textSize = 11

/** How wide a text stands in a badge, in pixels. */
export function textWidth(text: string): number {
  const hundredths = [...text].reduce((sum, letter) => {
    const known = widths[(letter.codePointAt(0) ?? 0) - 32] ?? others[letter]
    if (known !== undefined) return sum + known
    return sum + (mark.test(letter) ? 0 : square.test(letter) ? 100 : 66)
  }, 0)
  return Math.round((hundredths * textSize) / 10) / 10
}

/** White text stands on each with a contrast above 5 to 1. */
const grounds: Record<StatusTone, string> = { justified: '#1f5fae', hype: '#855016', open: '#4b4f58' }
const labelGround = '#25282e'

// Characters that XML has no place for are left out.
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
    .replace(/[<>&"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

const margin = 7
const height = 20

const text = (value: string, x: number, width: number): string =>
  `<text x="${x}" y="14" textLength="${width}" lengthAdjust="spacingAndGlyphs">${escaped(value)}</text>`

/**
 * A badge as a picture of its own: it loads nothing, and names itself for whoever does not see it. The texts are set to the width they were
 * measured for, so that they fit in whatever font the reader has.
 */
export function badgeSvg({ label, message, description, tone }: Badge): string {
  const [left, right] = [textWidth(label), textWidth(message)]
  const edge = Math.round(left + 2 * margin)
  const width = Math.round(edge + right + 2 * margin)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(`${label}: ${message}`)}</title><desc id="d">${escaped(description)}</desc>`,
    `<clipPath id="r"><rect width="${width}" height="${height}" rx="4"/></clipPath>`,
    `<g clip-path="url(#r)"><rect width="${edge}" height="${height}" fill="${labelGround}"/>`,
    `<rect x="${edge}" width="${width - edge}" height="${height}" fill="${grounds[tone]}"/></g>`,
    `<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="${textSize}" aria-hidden="true">`,
    text(label, margin, left),
    text(message, edge + margin, right),
    '</g></svg>\n',
  ].join('')
}
