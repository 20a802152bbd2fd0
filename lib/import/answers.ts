import { z } from 'zod'
import { MaintainerKind } from '@/lib/domain/benchmark'
import { Slug } from '@/lib/domain/provenance'

const words = z.string().trim().max(200)

/**
 * What a person said about one name of the file: `use:ID` takes that row of the workspace, `make` a new one, `leave` keeps the rows with it out,
 * '' is not answered yet. The other fields describe what is made.
 */
export const Answer = z.strictObject({
  key: z.string().min(1).max(1000),
  choice: z.union([z.literal(['', 'make', 'leave']), z.templateLiteral(['use:', Slug])]).default(''),
  vendor: words.default(''),
  name: words.default(''),
  version: z.string().trim().max(100).default(''),
  maintainer: words.default(''),
  maintainerKind: MaintainerKind.default('independent_lab'),
})
export type Answer = z.infer<typeof Answer>
export type Answers = ReadonlyMap<string, Answer>

export const answersOf = (list: readonly Answer[]): Answers => new Map(list.map((answer) => [answer.key, answer]))

/** The id that an answer takes, or null. */
export const usedId = ({ choice }: Answer): string | null => (choice.startsWith('use:') ? choice.slice(4) : null)
