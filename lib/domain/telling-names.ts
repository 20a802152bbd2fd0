/** What one side of a trial is called: its model, who makes it and who serves it. */
export type NamedSide = {
  model: { name: string; modelVersion: string; aliases: readonly string[]; apiModelIds: readonly string[]; vendorName: string }
  providerName: string | null
  apiModelId: string | null
}

/** Words that stand beside the name of an organisation and are no name by themselves. */
const besideNames = new Set([
  'ai',
  'cloud',
  'labs',
  'lab',
  'inc',
  'ltd',
  'llc',
  'gmbh',
  'corp',
  'technology',
  'technologies',
  'studio',
  'research',
])

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []

/** Scripts that write words without spaces between them. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function shorter(name: string): string | null {
  const kept = words(name).filter((word) => !besideNames.has(word))
  return kept.length > 0 && kept.length < words(name).length ? kept.join(' ') : null
}

const tells = (name: string): boolean => {
  const letters = words(name).join('')
  return /\p{L}/u.test(letters) && letters.length >= (unspaced.test(letters) ? 2 : 3)
}

/** All names by which a text could give one of these sides away; too short ones, as of two letters, are left out. */
export function namesOfSides(sides: readonly NamedSide[]): string[] {
  const all = sides.flatMap(({ model, providerName, apiModelId }) => {
    const organisations = [model.vendorName, providerName].filter((name) => name !== null)
    const parts = organisations.flatMap((name) => [name, shorter(name), ...name.split(/\s+/).filter((part) => unspaced.test(part))])
    return [...parts, model.name, `${model.name} ${model.modelVersion}`, ...model.aliases, ...model.apiModelIds, apiModelId]
  })
  return [...new Set(all.filter((name) => name !== null).map((name) => name.trim()))].filter(tells)
}

/**
 * The names that stand in a text as whole words, however they are written (`Veo-3.1` for "Veo 3.1"), longer ones instead of their parts.
 * @example namesIn('In the look of kling 3', ['Kling', 'Kling 3']) // ['Kling 3']
 */
export function namesIn(text: string, names: readonly string[]): string[] {
  const spaced = ` ${words(text).join(' ')} `
  const stands = (name: string) => {
    const said = words(name).join(' ')
    return unspaced.test(said) ? spaced.replaceAll(' ', '').includes(said.replaceAll(' ', '')) : spaced.includes(` ${said} `)
  }
  const found = names.filter(stands)
  const inside = (name: string, other: string) => other !== name && ` ${words(other).join(' ')} `.includes(` ${words(name).join(' ')} `)
  const longest = found.filter((name) => !found.some((other) => inside(name, other) && words(other).length > words(name).length))
  const seen = new Set<string>()
  return longest.filter((name) => {
    const said = words(name).join(' ')
    const fresh = !seen.has(said)
    seen.add(said)
    return fresh
  })
}

export type NamingPrompt = { id: string; number: number; text: string; names: string[] }

/** The prompts, in their order, that name a side. */
export const promptsNaming = (prompts: readonly { id: string; text: string }[], names: readonly string[]): NamingPrompt[] =>
  prompts.map(({ id, text }, i) => ({ id, number: i + 1, text, names: namesIn(text, names) })).filter((prompt) => prompt.names.length > 0)
