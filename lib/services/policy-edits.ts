import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { type Day, fromDay } from '@/lib/domain/day'
import type { Policy } from '@/lib/domain/policy'
import { PolicyDraft, policyFrom, VersionName } from '@/lib/domain/policy-draft'
import { type PolicyEdit, policyEdits } from '@/lib/domain/policy-guide'
import { type VerdictChanges, verdictChanges } from '@/lib/domain/under-policy'
import { dayIn, type Week, weekIn } from '@/lib/domain/week'
import { conflict } from '@/lib/errors'
import { record } from './audit'
import { type NewestPolicy, newestIn, sha256 } from './policies'
import { getWeek } from './reviews'

/** What the form of the policy sends: the version it was made from, the name of the next one, why, and every value. */
export const AdoptPolicy = z.strictObject({
  basedOn: VersionName,
  policyVersion: VersionName,
  reason: z
    .string()
    .trim()
    .min(1, 'Write why the policy changes. Everybody who reads a later week will see it.')
    .max(1000, 'Write at most 1000 characters.')
    .meta({ description: 'Why the policy changes' }),
  policy: PolicyDraft,
})
/** The same before anything is saved; the reason may still be missing. */
export const PreviewPolicy = AdoptPolicy.extend({ reason: z.string().max(1000, 'Write at most 1000 characters.').default('') })

/** What a draft would change on the evidence of the running week. A signed week stays as it is, whatever the preview says of it. */
export type PolicyPreview = {
  basedOn: string
  policyVersion: string
  edits: PolicyEdit[]
  changes: VerdictChanges
  week: Week
  state: 'open' | 'signed'
}

/** Refuses a draft that was made from another version than the newest, or that makes no valid policy; answers the policy otherwise. */
function checked({ basedOn, policyVersion, policy }: z.infer<typeof PreviewPolicy>, base: NewestPolicy): Policy {
  if (basedOn !== base.policyVersion) {
    throw conflict(
      `Somebody adopted ${base.policyVersion} while you were editing ${basedOn}. Nothing of yours was saved. Look at what they changed, then decide again.`,
      { policyVersion: base.policyVersion },
    )
  }
  const made = policyFrom(policy, { base: base.content, policyVersion })
  if (made.ok) return made.policy
  const inForm = (path: PropertyKey[]) => (path[0] === 'policyVersion' ? path : ['policy', ...path])
  throw new z.ZodError(made.problems.map(({ path, message }) => ({ code: 'custom', path: inForm(path), message, input: undefined })))
}

/** Which verdicts of the running week a draft would change. Saves nothing; throws as `adoptPolicy` would. */
export async function previewPolicy(ctx: Context, input: z.input<typeof PreviewPolicy>): Promise<PolicyPreview> {
  allow(ctx, 'workspace:read')
  const draft = PreviewPolicy.parse(input)
  const base = await newestIn(ctx.db)
  const content = checked(draft, base)
  const { basedOn, policyVersion } = draft
  const { report, state } = await getWeek(ctx, weekIn(ctx.now, ctx.workspace.timeZone))
  const changes = verdictChanges(report, { policyVersion, sha256: sha256(content), content })
  return { basedOn, policyVersion, edits: policyEdits(base.content, content), changes, week: report.week, state }
}

const lock = statement(
  `select pg_advisory_xact_lock(hashtextextended("workspaceId", 7214))::text from (values ($1::text)) bound("workspaceId") where "workspaceId" = $1`,
)

/**
 * Makes a draft the next version, in force from today: open weeks that include today and later ones are decided by it, earlier days and signed
 * weeks are not. Throws `conflict` when somebody else adopted a version since the draft was begun, `invalid` with a message for each value.
 */
export async function adoptPolicy(
  ctx: Context,
  input: z.input<typeof AdoptPolicy>,
): Promise<{ policyVersion: string; sha256: string; activeFrom: Day }> {
  allow(ctx, 'policy:manage')
  const draft = AdoptPolicy.parse(input)
  return transaction(ctx, async (tx) => {
    // Two people who adopt at once take turns here; the second then meets the version of the first.
    await tx.$queryRawUnsafe(lock, ctx.workspace.id)
    const base = await newestIn(tx)
    const content = checked(draft, base)
    const { policyVersion, basedOn, reason } = draft
    const today = dayIn(ctx.now, ctx.workspace.timeZone)
    // A time zone further west may be a day behind the last version; versions never change places.
    const activeFrom = base.activeFrom !== null && base.activeFrom > today ? base.activeFrom : today
    const hash = sha256(content)
    const createdById = ctx.actor.kind === 'user' ? ctx.actor.id : null
    await tx.policy.create({
      data: {
        ...{ workspaceId: ctx.workspace.id, policyVersion, sha256: hash, content, reason, createdById },
        activeFrom: fromDay(activeFrom),
      },
    })
    const changes = policyEdits(base.content, content)
    await record(tx, ctx, 'policy.adopted', { type: 'policy', id: policyVersion }, { sha256: hash, basedOn, reason, activeFrom, changes })
    return { policyVersion, sha256: hash, activeFrom }
  })
}
