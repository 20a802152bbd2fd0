import { RotateCcw } from 'lucide-react'
import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import { answerText, unanswered } from '@/lib/domain/action-answer'
import { ageText, dueText, isOverdue } from '@/lib/domain/action-dates'
import type { ActionLine } from '@/lib/domain/action-line'
import { dayIn, weekIn } from '@/lib/domain/week'
import { formatDate, formatWeekShort } from '@/lib/format'
import { page } from '@/lib/http/page'
import { reportsNow, settledIn } from '@/lib/services/action-closing'
import { getAction } from '@/lib/services/action-list'
import { history } from '@/lib/services/audit'
import { listComments } from '@/lib/services/comments'
import { listOwnerChoices } from '@/lib/services/dependencies'
import { actionHref } from '../../action-href'
import { CommentsSection } from '../../comments/comments-section'
import { HistoryList } from '../../inventory/history-list'
import { changeActionAction, closeSettledAction, dropActionAction, reopenActionAction } from '../actions'
import { doorWords } from '../door-words'
import { DoneButton } from './done-button'
import { DropForm } from './drop-form'
import { PlanForm } from './plan-form'

export const metadata = { title: 'Action' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  const action = await getAction(ctx, id)
  const subject = { type: 'action' as const, id }
  const [comments, events, owners, reports] = await Promise.all([
    listComments(ctx, subject),
    history(ctx, subject),
    listOwnerChoices(ctx),
    action.state === 'open' || (action.state === 'done' && !action.settled) ? reportsNow(ctx) : [],
  ])
  const { timeZone } = ctx.workspace
  const base = `/w/${slug}`
  const writes = can(ctx.role, 'action:write')
  const settledBy = settledIn([action], reports).get(id) ?? null
  const choices = owners.map((owner) => ({ value: owner.id, label: owner.name }))
  const left = action.owner?.left ? [{ value: action.owner.id, label: `${action.owner.name} (has left)` }] : []
  const open = action.state === 'open'
  const place = placeOf(action, reports, { base, role: ctx.role })
  const last = reports.at(-1)
  const waits = last ? unanswered(last, [action]).length > 0 : false
  return (
    <article className="flex flex-col gap-8">
      <div>
        <PageHeader
          breadcrumbs={[{ label: 'This week', href: `${base}/this-week` }]}
          title={action.title}
          meta={<Meta action={action} today={dayIn(ctx.now, timeZone)} running={weekIn(ctx.now, timeZone)} />}
          actions={writes ? <Moves action={action} slug={slug} /> : null}
        />
        {settledBy ? <Settled reason={settledBy} slug={slug} writes={writes} /> : null}
        {waits ? <NotRecorded action={action} href={place} /> : null}
      </div>
      <Section title="What it is about" flush>
        <About action={action} base={base} doneAt={open ? place : null} />
      </Section>
      {writes && open ? (
        <Section title="Who and when">
          <PlanForm
            action={changeActionAction.bind(null, slug)}
            plan={{ ...action, ownerId: action.owner?.id ?? null }}
            renames={action.code === null}
            owners={[...choices, ...left]}
          />
        </Section>
      ) : null}
      <CommentsSection comments={comments} subject={subject} slug={slug} zone={timeZone} writes={can(ctx.role, 'comment:write')} />
      {writes && open ? (
        <Section title="Not worth doing any more">
          <DropForm action={dropActionAction.bind(null, slug)} id={id} version={action.version} />
        </Section>
      ) : null}
      <HistoryList events={events} zone={timeZone} />
    </article>
  )
})

function Meta({ action, today, running }: { action: ActionLine; today: string; running: string }) {
  const { state, owner, dueOn, settled, reason, closedOn, closedBy, week } = action
  if (state !== 'open')
    return (
      <>
        <Badge>{state}</Badge>
        <span>
          {settled ? 'closed by evidence' : `${state === 'dropped' ? 'given up' : 'done'}${closedBy ? ` by ${closedBy}` : ''}`} on{' '}
          {formatDate(closedOn)}
          {reason ? `: ${reason}` : ''}
        </span>
      </>
    )
  return (
    <>
      <Badge tone="dashed">open</Badge>
      <span>{owner ? `${owner.name}${owner.left ? ', who has left' : ''}` : 'nobody has it'}</span>
      <span className={isOverdue(action, today) ? 'font-semibold text-ink' : undefined}>{dueText(dueOn, today)}</span>
      {ageText(week, running) ? <span>{ageText(week, running)}</span> : null}
    </>
  )
}

function Moves({ action: { id, version, state, settled }, slug }: { action: ActionLine; slug: string }) {
  const fields = { id, version: String(version) }
  if (state === 'open') return <DoneButton slug={slug} id={id} version={version} />
  if (settled) return null
  return (
    <CommandButton action={reopenActionAction.bind(null, slug)} fields={fields} size="md" icon={<RotateCcw aria-hidden="true" />}>
      Open it again
    </CommandButton>
  )
}

function Settled({ reason, slug, writes }: { reason: string; slug: string; writes: boolean }) {
  return (
    <Notice
      tone="info"
      title="The evidence has settled it"
      action={
        writes ? (
          <CommandButton action={closeSettledAction.bind(null, slug)} pendingLabel="Closing…">
            Close what is settled
          </CommandButton>
        ) : null
      }
    >
      {reason}
    </Notice>
  )
}

/** Marked as done, while the engine still asks for it. */
function NotRecorded({ action, href }: { action: ActionLine; href: string | null }) {
  const words = answerText(action)
  return (
    <Notice
      tone="info"
      title={`${words.charAt(0).toUpperCase()}${words.slice(1)}`}
      action={href ? <ButtonLink href={href}>{doorWords(action.code)}</ButtonLink> : null}
    >
      The verdict changes by evidence only. Until it is here, the engine proposes this again from the next week on.
    </Notice>
  )
}

type Place = { base: string; role: Parameters<typeof can>[0] }

/** Where the action is carried out, while the engine still proposes it. */
function placeOf({ dependency, challengerId, code }: ActionLine, reports: Awaited<ReturnType<typeof reportsNow>>, { base, role }: Place) {
  const report = reports.at(-1)
  const entry = report?.dependencies.find((line) => line.dependency.id === dependency?.id)
  const pair = entry?.pairs.find((line) => line.challenger.id === challengerId && line.action.code === code)
  return report && entry && pair ? actionHref(pair, entry, { base, week: report.week, role }) : null
}

function About({ action, base, doneAt }: { action: ActionLine; base: string; doneAt: string | null }) {
  const { dependency, challengerId, claim, createdBy, week } = action
  const verdict = dependency && challengerId ? `${base}/dependencies/${dependency.id}/vs/${challengerId}` : null
  const link = (href: string, text: string) => (
    <Link href={href} className="link">
      {text}
    </Link>
  )
  const rows = [
    { term: 'Dependency', value: dependency ? link(`${base}/dependencies/${dependency.id}`, dependency.name) : 'none in particular' },
    verdict ? { term: 'Verdict', value: link(verdict, 'Why the engine proposed it') } : null,
    claim ? { term: 'Claim', value: link(`${base}/claims/${claim.id}`, claim.label) } : null,
    doneAt ? { term: 'Done at', value: link(doneAt, 'Open the form for it') } : null,
    { term: 'Taken on', value: `in ${formatWeekShort(week)}${createdBy ? ` by ${createdBy}` : ''}` },
  ]
  return <DataList columns={2} items={rows.filter((row) => row !== null)} />
}
