import { Archive, ArchiveRestore, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { ProvenanceLine } from '@/components/verdict/provenance-line'
import { can } from '@/lib/auth/roles'
import { dayIn } from '@/lib/domain/week'
import { formatDate } from '@/lib/format'
import { page } from '@/lib/http/page'
import { counterOf } from '@/lib/services/claim-counter'
import { claimNeighbours } from '@/lib/services/claim-neighbours'
import { readClaimQuery } from '@/lib/services/claim-query'
import { claimToday } from '@/lib/services/claim-today'
import { claimUses } from '@/lib/services/claim-uses'
import { type ClaimView, getClaimView } from '@/lib/services/claim-view'
import { type KnownWithdrawal, withdrawalOf } from '@/lib/services/claims'
import { listComments } from '@/lib/services/comments'
import { CommentsSection } from '../../comments/comments-section'
import { HistoryList } from '../../inventory/history-list'
import { archiveClaimAction, reinstateClaimAction, retractClaimAction, unarchiveClaimAction } from '../actions'
import { gridHref } from '../address'
import { searchOf } from '../filters'
import { EchoSection, FiguresSection, TableSection } from './beside-sections'
import { ClaimActions } from './claim-actions'
import { CounterSection } from './counter-section'
import { FlagsSection } from './flags-section'
import { GradeLine } from './grade-line'
import { Lede } from './lede'
import { EvaluatorSection, MeasuredSection, SettingsSection } from './measure-section'
import { namesIn } from './names-in'
import { NeighbourLinks } from './neighbour-links'
import { newerReading } from './newer-reading'
import { QuestionsSection } from './questions-section'
import { addressee, letterFor, readingOf, titleOf } from './reading'
import { RetractButton } from './retract-button'
import { SourceSection } from './source-section'
import { TodaySection } from './today-section'
import { UsesSection } from './uses-section'
import { WithdrawalText } from './withdrawal-text'

export const metadata = { title: 'Claim' }

export default page<{ slug: string; id: string }>(async (ctx, { params, search: address }) => {
  const view = await getClaimView(ctx, params.id)
  const subject = { type: 'claim' as const, id: view.claim.id }
  const { query } = readClaimQuery(address)
  const [uses, counter, comments, neighbours, withdrawal] = await Promise.all([
    claimUses(ctx, view.claim),
    counterOf(ctx, view.claim, view.table),
    listComments(ctx, subject),
    claimNeighbours(ctx, view, query),
    view.claim.retracted ? withdrawalOf(ctx, view.claim.id) : null,
  ])
  const today = await claimToday(ctx, view.claim, uses)
  const { slug, timeZone } = ctx.workspace
  const base = `/w/${slug}`
  const path = `${base}/claims`
  const writes = can(ctx.role, 'claim:write')
  const search = searchOf(query)
  const reading = readingOf({ view, uses, counter })
  const step = (id: string | null) => id && gridHref(`${path}/${id}`, search)
  return (
    <article className="flex flex-col gap-8">
      <div>
        <NeighbourLinks previous={step(neighbours.previous)} next={step(neighbours.next)} />
        <PageHeader
          breadcrumbs={[{ label: 'Claims', href: gridHref(path, search) }]}
          title={titleOf(view)}
          meta={<Provenance view={view} base={base} />}
          actions={writes ? <Actions view={view} slug={slug} path={path} today={dayIn(ctx.now, timeZone)} /> : null}
        />
        <Warnings view={view} withdrawal={withdrawal} slug={slug} writes={writes} />
      </div>
      <div className="flex flex-col gap-2">
        <Lede view={view} path={path} />
        <GradeLine use={reading.use} uses={uses} path={path} />
      </div>
      <FlagsSection flags={reading.flags} view={view} base={base} />
      <TodaySection view={view} lines={today} base={base} />
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
        <div className="flex flex-col gap-8">
          <MeasuredSection view={view} base={base} />
          <SettingsSection view={view} />
        </div>
        <div className="flex flex-col gap-8">
          <EvaluatorSection view={view} />
          <SourceSection view={view} base={base} />
        </div>
      </div>
      <FiguresSection view={view} path={path} />
      <CounterSection
        counter={counter}
        model={view.model.title}
        path={path}
        independent={view.claim.interestId === null && ['independent', 'peer_reviewed'].includes(view.claim.evaluatorKind)}
      />
      <TableSection view={view} path={path} />
      <EchoSection view={view} path={path} />
      <UsesSection uses={uses} base={base} newer={newerReading(view)} />
      <QuestionsSection questions={reading.questions} letter={letterFor(view, reading.questions)} to={addressee(view)} />
      <ClaimActions ctx={ctx} claimId={view.claim.id} live={view.claim.archivedAt === null && !view.claim.retracted} />
      <CommentsSection comments={comments} subject={subject} slug={slug} zone={timeZone} writes={can(ctx.role, 'comment:write')} />
      <HistoryList events={view.history} zone={timeZone} names={namesIn(view)} />
    </article>
  )
})

function Provenance({ view: { claim, source, kindByTeam }, base }: { view: ClaimView; base: string }) {
  return (
    <>
      <ProvenanceLine
        evaluator={claim.evaluatorOrg}
        kind={claim.evaluatorKind}
        date={claim.publishedOn}
        source={{ href: source.url ?? `${base}/sources/${source.id}`, title: source.title }}
        demo={claim.origin === 'demo'}
      />
      {claim.tier === 'relay' ? <Badge tone="dashed">relay</Badge> : null}
      {claim.unverified ? <Badge>unverified</Badge> : null}
      {claim.derived ? <Badge>derived</Badge> : null}
      {claim.repeatsId ? <Badge>echo</Badge> : null}
      {claim.origin === 'team' ? <Badge>added by the team</Badge> : null}
      {kindByTeam ? <Badge tone="dashed">kind stated by the team</Badge> : null}
    </>
  )
}

type ActionProps = { view: ClaimView; slug: string; path: string; today: string }

function Actions({ view: { claim }, slug, path, today }: ActionProps) {
  if (claim.archivedAt !== null) return null
  const { id } = claim
  return (
    <>
      {claim.retracted ? null : (
        <RetractButton action={retractClaimAction.bind(null, slug)} id={id} version={claim.version} today={today} />
      )}
      <CommandButton
        action={archiveClaimAction.bind(null, slug)}
        undo={unarchiveClaimAction.bind(null, slug)}
        fields={{ id }}
        size="md"
        icon={<Archive aria-hidden="true" />}
        pendingLabel="Archiving…"
      >
        Archive
      </CommandButton>
      <ButtonLink href={`${path}/${id}/edit`} icon={<Pencil aria-hidden="true" />}>
        Correct
      </ButtonLink>
    </>
  )
}

type WarningProps = { view: ClaimView; withdrawal: KnownWithdrawal | null; slug: string; writes: boolean }

/** Why nothing counts this claim, and the way back. */
function Warnings({ view: { claim }, withdrawal, slug, writes }: WarningProps) {
  const { id } = claim
  const notices: ReactNode[] = []
  if (claim.archivedAt !== null)
    notices.push(
      <Notice
        key="archived"
        title={`This claim was archived on ${formatDate(claim.archivedAt)}`}
        action={
          writes ? (
            <CommandButton
              action={unarchiveClaimAction.bind(null, slug)}
              fields={{ id }}
              icon={<ArchiveRestore aria-hidden="true" />}
              pendingLabel="Restoring…"
            >
              Restore
            </CommandButton>
          ) : null
        }
      >
        Lists and verdicts leave it out. Signed weeks that rest on it keep it.
      </Notice>,
    )
  if (claim.retracted)
    notices.push(
      <Notice
        key="retracted"
        tone="warn"
        title="Whoever published this claim withdrew it"
        action={
          writes && claim.archivedAt === null ? (
            <CommandButton
              action={reinstateClaimAction.bind(null, slug)}
              fields={{ id, version: String(claim.version) }}
              pendingLabel="Saving…"
            >
              Take the mark back
            </CommandButton>
          ) : null
        }
      >
        <WithdrawalText withdrawal={withdrawal} /> No verdict counts it any longer. Signed weeks that rest on it keep it.
      </Notice>,
    )
  return notices.length > 0 ? <div className="flex flex-col gap-2">{notices}</div> : null
}
