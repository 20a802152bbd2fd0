import { Archive, ArchiveRestore, Pencil, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { ProvenanceLine } from '@/components/verdict/provenance-line'
import { can } from '@/lib/auth/roles'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import { formatDate } from '@/lib/format'
import { page } from '@/lib/http/page'
import { claimUses } from '@/lib/services/claim-uses'
import { type ClaimView, getClaimView } from '@/lib/services/claim-view'
import { HistoryList } from '../../inventory/history-list'
import { archiveClaimAction, retractClaimAction, unarchiveClaimAction } from '../actions'
import { EchoSection, FiguresSection, TableSection } from './beside-sections'
import { Lede } from './lede'
import { EvaluatorSection, MeasuredSection, SettingsSection } from './measure-section'
import { SourceSection } from './source-section'
import { UsesSection } from './uses-section'

export const metadata = { title: 'Claim' }

export default page<{ slug: string; id: string }>(async (ctx, { params }) => {
  const view = await getClaimView(ctx, params.id)
  const uses = await claimUses(ctx, view.claim)
  const { slug, timeZone } = ctx.workspace
  const base = `/w/${slug}`
  const path = `${base}/claims`
  const writes = can(ctx.role, 'claim:write')
  return (
    <article className="flex flex-col gap-8">
      <div>
        <PageHeader
          breadcrumbs={[{ label: 'Claims', href: path }]}
          title={titleOf(view)}
          meta={<Provenance view={view} />}
          actions={writes ? <Actions view={view} slug={slug} path={path} /> : null}
        />
        <Warnings view={view} slug={slug} writes={writes} />
      </div>
      <Lede view={view} path={path} />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
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
      <TableSection view={view} path={path} />
      <EchoSection view={view} path={path} />
      <UsesSection uses={uses} base={base} />
      <HistoryList events={view.history} zone={timeZone} />
    </article>
  )
})

function titleOf({ claim, model, opponent, benchmark, dimension }: ClaimView): string {
  const subject = [model.title, opponent ? `against ${opponent.title}` : null].filter(Boolean).join(' ')
  if (!benchmark) return `${subject}: what ${claim.evaluatorOrg} said`
  return `${subject} on ${benchmarkTitle(benchmark)}${dimension ? `, ${dimension.name}` : ''}`
}

function Provenance({ view: { claim, source } }: { view: ClaimView }) {
  return (
    <>
      <ProvenanceLine
        evaluator={claim.evaluatorOrg}
        kind={claim.evaluatorKind}
        date={claim.publishedOn}
        source={source.url ? { href: source.url, title: source.title } : null}
        demo={claim.origin === 'demo'}
      />
      {claim.tier === 'relay' ? <Badge tone="dashed">relay</Badge> : null}
      {claim.unverified ? <Badge>unverified</Badge> : null}
      {claim.derived ? <Badge>derived</Badge> : null}
      {claim.repeatsId ? <Badge>echo</Badge> : null}
      {claim.origin === 'team' ? <Badge>added by the team</Badge> : null}
    </>
  )
}

type ActionProps = { view: ClaimView; slug: string; path: string }

function Actions({ view: { claim }, slug, path }: ActionProps) {
  if (claim.archivedAt !== null) return null
  const { id } = claim
  return (
    <>
      {claim.retracted ? null : (
        <CommandButton
          action={retractClaimAction.bind(null, slug)}
          fields={{ id, version: String(claim.version), retracted: 'on' }}
          size="md"
          icon={<Undo2 aria-hidden="true" />}
          pendingLabel="Saving…"
        >
          Mark as retracted
        </CommandButton>
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

/** Why nothing counts this claim, and the way back. */
function Warnings({ view: { claim }, slug, writes }: { view: ClaimView; slug: string; writes: boolean }) {
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
              action={retractClaimAction.bind(null, slug)}
              fields={{ id, version: String(claim.version), retracted: 'off' }}
              pendingLabel="Saving…"
            >
              Take the mark back
            </CommandButton>
          ) : null
        }
      >
        No verdict counts it any longer. Signed weeks that rest on it keep it.
      </Notice>,
    )
  return notices.length > 0 ? <div className="flex flex-col gap-2">{notices}</div> : null
}
