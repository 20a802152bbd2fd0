const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)

/**
 * The variant to set beside a model's name: without what the name says already, so that nobody reads "Wan 2.5 preview preview".
 * @example variantBeside('Wan 2.5 preview', 'preview, no audio') // 'no audio'
 */
export function variantBeside(model: string, variant: string | null): string | null {
  const said = new Set(wordsOf(model))
  const left = (variant ?? '').split(/,\s*/).filter((part) => wordsOf(part).some((word) => !said.has(word)))
  return left.join(', ') || null
}
