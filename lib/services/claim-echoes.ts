import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { type EchoNode, echoTree, voiceOf, withImpliedEchoes } from '@/lib/domain/evidence/echo-tree'
import { type Figure, figuresOf } from './claim-beside'

/** One voice: the claim that all others repeat, with those that repeat it under it. */
export type Echoes = { tree: EchoNode<Figure>; times: number }

const mostEchoes = 200

const family = statement(`with recursive up("id", "repeatsId") as (
  select c."id", c."repeatsId" from "Claim" c where c."workspaceId" = $1 and c."id" = $2
  union
  select c."id", c."repeatsId" from up join "Claim" c on c."workspaceId" = $1 and c."id" = up."repeatsId"
), all_of("id", "repeatsId") as (
  select "id", "repeatsId" from up
  union
  select c."id", c."repeatsId" from all_of join "Claim" c on c."workspaceId" = $1 and c."repeatsId" = all_of."id"
)
select "id" from all_of limit ${mostEchoes}`)

/** The claims that repeat each other with this one, as they are entered; empty where nothing is repeated. */
export async function repeatedWith(ctx: Context, id: string): Promise<Figure[]> {
  allow(ctx, 'workspace:read')
  const members = await ctx.db.$queryRawUnsafe<{ id: string }[]>(family, ctx.workspace.id, id)
  if (members.length < 2) return []
  return figuresOf(ctx, { id: { in: members.map((member) => member.id) } }, mostEchoes)
}

/** All that say the same as one claim, entered as its echoes or told again by a relay, as a tree; null where nothing is repeated. */
export function echoesAmong(id: string, repeated: readonly Figure[], figures: readonly Figure[]): Echoes | null {
  const all = new Map([...withImpliedEchoes(figures), ...repeated].map((row) => [row.id, row]))
  const voice = voiceOf(id, [...all.values()])
  const tree = echoTree(voice)
  return tree && { tree, times: voice.length - 1 }
}
