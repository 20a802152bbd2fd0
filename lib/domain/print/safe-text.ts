/** Letters in a row after which a line may break, where the text itself offers no place to. */
const longest = 18

const unbroken = new RegExp(`[^\\s\\u200b/\\-–—\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]{${longest + 1},}`, 'gu')
const controls = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu

/**
 * Makes a text of any origin fit for paper: control characters and overrides of the writing direction become spaces, and words longer than a column
 * get invisible places to break. Everything else stays as it was written.
 */
export function safeText(text: string): string {
  return text.replace(controls, ' ').replace(unbroken, (word) => {
    const parts = word.match(/[^._?&=:,;|]+[._?&=:,;|]*|[._?&=:,;|]+/g) ?? [word]
    return parts.flatMap(pieces).join('\u200b')
  })
}

function pieces(word: string): string[] {
  const letters = [...word]
  const parts: string[] = []
  for (let at = 0; at < letters.length; at += longest) parts.push(letters.slice(at, at + longest).join(''))
  return parts
}

/** Applies `safeText` to every text in a value, except under keys that hold an address or a picture. */
export function safeTexts<Value>(
  value: Value,
  exempt: ReadonlySet<string> = new Set(['href', 'marks', 'sha256', 'shortHash', 'previous']),
): Value {
  if (typeof value === 'string') return safeText(value) as Value
  if (Array.isArray(value)) return value.map((entry) => safeTexts(entry, exempt)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, exempt.has(key) ? entry : safeTexts(entry, exempt)])) as Value
}
