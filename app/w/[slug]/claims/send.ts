/** A form made of pairs, as the actions of the list take it. */
export function formOf(pairs: readonly (readonly [name: string, text: string])[]): FormData {
  const form = new FormData()
  for (const [name, text] of pairs) form.append(name, text)
  return form
}
