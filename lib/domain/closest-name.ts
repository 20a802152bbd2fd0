const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '')
const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** How many letters have to be put in, left out, replaced or swapped with their neighbour to make one text of the other; stops above `most`. */
function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? Number.POSITIVE_INFINITY) + 1 : replaced
      row.push(Math.min(replaced, swapped, (last[j] as number) + 1, (row[j - 1] as number) + 1))
    }
    ;[before, last] = [last, row]
  }
  return last[b.length] as number
}

/**
 * The name that somebody may have meant who typed something slightly different: one edit for up to five letters, two for more, where spaces and
 * hyphens do not count. The digits have to begin alike, because another number is another version. Null when no name is near; of equally near
 * ones the shortest, then the first in the alphabet.
 * @example closestName('Kling3', ['Kling', 'Kling 3.0']) // 'Kling 3.0'
 */
export function closestName(typed: string, names: readonly string[]): string | null {
  const asked = plain(typed)
  if (asked.length < 3) return null
  const most = asked.length <= 5 ? 1 : 2
  const near = names.flatMap((name) => {
    const edits = editsBetween(asked, plain(name), most)
    return edits <= most && digitsOf(name).startsWith(digitsOf(typed)) && (digitsOf(typed) !== '' || digitsOf(name) === '')
      ? [{ name, edits }]
      : []
  })
  const [best] = near.sort((a, b) => a.edits - b.edits || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
  return best?.name ?? null
}
