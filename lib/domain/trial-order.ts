import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { TrialSide } from './trial-vote'

export type OrderedPrompt = { id: string; useCase: string | null; position: number }
export type Showing = { promptId: string; leftSide: TrialSide }

const drawn = (...parts: string[]): string => bytesToHex(sha256(utf8ToBytes(parts.join('\n'))))

/** The items in an order that looks random and is the same whenever the seed is. */
export function shuffled<Item extends { id: string }>(items: readonly Item[], ...seed: string[]): Item[] {
  const keyed = items.map((item) => ({ item, key: drawn(...seed, item.id) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item)
}

/**
 * The prompts in batches of one look each: drawn by the hash of the locked plan, with the use cases spread evenly over the batches. All raters
 * work through the batches in the same order, so that a look finds prompts that everybody has judged.
 */
export function batches<Prompt extends OrderedPrompt>(prompts: readonly Prompt[], planSha256: string, lookEvery: number): Prompt[][] {
  const byUseCase = new Map<string, Prompt[]>()
  for (const prompt of prompts) byUseCase.set(prompt.useCase ?? '', [...(byUseCase.get(prompt.useCase ?? '') ?? []), prompt])
  const placed = [...byUseCase].flatMap(([useCase, all]) => {
    // A random offset for each use case, or the first of every small one would crowd at the beginning.
    const offset = Number.parseInt(drawn(planSha256, 'offset', useCase).slice(0, 8), 16) / 2 ** 32
    return shuffled(all, planSha256, 'prompts').map((prompt, i) => ({ prompt, at: (i + offset) / all.length }))
  })
  const inOrder = placed.sort((a, b) => a.at - b.at || (a.prompt.id < b.prompt.id ? -1 : 1)).map(({ prompt }) => prompt)
  return Array.from({ length: Math.ceil(inOrder.length / lookEvery) }, (_, i) => inOrder.slice(i * lookEvery, (i + 1) * lookEvery))
}

/**
 * What one rater is shown, in order: a random order within each batch, and the challenger left in half of each batch (of an odd number, one
 * more side is drawn). The same plan and rater always give the same showings.
 */
export function showings(
  prompts: readonly OrderedPrompt[],
  { planSha256, lookEvery, raterId }: { planSha256: string; lookEvery: number; raterId: string },
): Showing[] {
  return batches(prompts, planSha256, lookEvery).flatMap((batch, number) => {
    const seed = [planSha256, raterId, String(number)]
    const extra = Number.parseInt(drawn(...seed, 'extra').slice(0, 1), 16) % 2
    const challengerLeft = Math.floor((batch.length + extra) / 2)
    const left = new Set(
      shuffled(batch, ...seed, 'left')
        .slice(0, challengerLeft)
        .map(({ id }) => id),
    )
    return shuffled(batch, ...seed, 'order').map(({ id }) => ({ promptId: id, leftSide: left.has(id) ? 'challenger' : 'incumbent' }))
  })
}
