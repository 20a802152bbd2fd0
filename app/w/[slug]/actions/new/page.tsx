import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { allow, type Context } from '@/lib/context'
import { nextFriday } from '@/lib/domain/action-dates'
import { proposedCode, proposedTitle } from '@/lib/domain/action-proposals'
import { dayIn, weekIn } from '@/lib/domain/week'
import { isSigned, weekActionText } from '@/lib/domain/week-actions'
import { page, type Search } from '@/lib/http/page'
import { getClaimView } from '@/lib/services/claim-view'
import { listDependencies, listOwnerChoices } from '@/lib/services/dependencies'
import { getDependencyWeek } from '@/lib/services/reviews'
import { titleOf } from '../../claims/[id]/reading'
import { type ActionSubject, NewActionForm } from '../action-form'
import { addActionAction, takeOnPlannedAction } from '../actions'

export const metadata = { title: 'Add an action' }

type Opening = { title: string; text: string | null; subject: ActionSubject; ownerId: string | null }

/** What the address asks for; null when the engine no longer proposes it. */
async function openingOf(ctx: Context, { dependencyId, challengerId, code, claim, dependency }: Search): Promise<Opening | null> {
  if (dependencyId && challengerId && code) {
    const { report, entry } = await getDependencyWeek(ctx, weekIn(ctx.now, ctx.workspace.timeZone), dependencyId)
    const signed = isSigned(report)
    const pair = entry.pairs.find((each) => each.challenger.id === challengerId && proposedCode(each, signed) === code)
    if (!pair) return null
    const subject = { kind: 'proposal' as const, dependencyId, challengerId, code }
    const title = `${entry.dependency.name}: ${proposedTitle(pair, signed)}`
    return { title, text: weekActionText(pair, signed), subject, ownerId: entry.dependency.ownerId }
  }
  if (claim) {
    const view = await getClaimView(ctx, claim)
    const text = `About the claim “${titleOf(view)}”. It closes by itself when the claim is taken back or replaced.`
    return { title: 'Add an action', text, subject: { kind: 'claim', claimId: view.claim.id }, ownerId: null }
  }
  return { title: 'Add an action', text: null, subject: { kind: 'free', dependencyId: dependency }, ownerId: null }
}

export default page(async (ctx, { params: { slug }, search }) => {
  allow(ctx, 'action:write')
  const [opening, owners, dependencies] = await Promise.all([openingOf(ctx, search), listOwnerChoices(ctx), listDependencies(ctx)])
  const base = `/w/${slug}`
  const crumbs = [{ label: 'This week', href: `${base}/this-week` }]
  if (!opening)
    return (
      <>
        <PageHeader title="Take it on" breadcrumbs={crumbs} />
        <Notice tone="warn" title="This is no longer proposed">
          The evidence or the policy changed since. Go back to this week and look at what is proposed now.
        </Notice>
      </>
    )
  const { title, text, subject, ownerId } = opening
  const me = ctx.actor.kind === 'user' ? ctx.actor.id : ''
  return (
    <>
      <PageHeader title={title} breadcrumbs={crumbs} meta={text ? <span>{text}</span> : null} />
      <NewActionForm
        action={(subject.kind === 'proposal' ? takeOnPlannedAction : addActionAction).bind(null, slug)}
        base={base}
        subject={subject}
        owners={owners.map(({ id, name }) => ({ value: id, label: name }))}
        dependencies={dependencies.map(({ id, name }) => ({ value: id, label: name }))}
        ownerId={ownerId ?? me}
        dueOn={nextFriday(dayIn(ctx.now, ctx.workspace.timeZone))}
      />
    </>
  )
})
