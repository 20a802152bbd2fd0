/** Letters in a row after which a line may break, where the text itself offers no place to. */
const longest = 18

const unbroken = new RegExp(`[^\\s\\u200b/\\-–—\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]{${longest + 1},}`, 'gu')
const controls = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Whether the fonts have a glyph for a character. */
export type Drawable = (character: string) => boolean

const plain = /^[ -~]*$/
const always: Drawable = () => true
const invisible = /[\s\p{Default_Ignorable_Code_Point}]/u

/**
 * Makes a text of any origin fit for paper: control characters and overrides of the writing direction become spaces, words longer than a column
 * get invisible places to break, and what the fonts cannot draw stands as its codes in brackets. Everything else stays as it was written.
 */
export function safeText(text: string, drawable: Drawable = always): string {
  return drawn(text.replace(controls, ' '), drawable).replace(unbroken, (word) => {
    const parts = word.match(/[^._?&=:,;|]+[._?&=:,;|]*|[._?&=:,;|]+/g) ?? [word]
    return parts.flatMap(pieces).join('\u200b')
  })
}

const code = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** A run that has no glyph as `[U+D55C U+AD6D]`: an empty box would hide what was written. */
function drawn(text: string, drawable: Drawable): string {
  const known = (character: string) => invisible.test(character) || drawable(character)
  if (plain.test(text) || [...text].every(known)) return text
  let result = ''
  let codes: string[] = []
  const close = () => {
    if (codes.length > 0) result += `[${codes.join(' ')}]`
    codes = []
  }
  for (const character of text.normalize('NFC')) {
    if (!known(character)) codes.push(code(character))
    else if (codes.length === 0 || /\s/u.test(character) || !invisible.test(character)) {
      close()
      result += character
    }
  }
  close()
  return result
}

function pieces(word: string): string[] {
  const letters = [...word]
  const parts: string[] = []
  for (let at = 0; at < letters.length; at += longest) parts.push(letters.slice(at, at + longest).join(''))
  return parts
}

const exempt: ReadonlySet<string> = new Set(['href', 'marks', 'sha256', 'shortHash', 'evidence', 'previous', 'files', 'id'])

/** Applies `safeText` to every text in a value, except under keys that hold an address, a name for machines or a picture. */
export function safeTexts<Value>(value: Value, drawable?: Drawable): Value {
  if (typeof value === 'string') return safeText(value, drawable) as Value
  if (Array.isArray(value)) return value.map((entry) => safeTexts(entry, drawable)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, entry]) => [key, exempt.has(key) ? entry : safeTexts(entry, drawable)])
  return Object.fromEntries(entries) as Value
}
