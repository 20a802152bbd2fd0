import { Undo2 } from 'lucide-react'
import { Section } from '@/components/ui/section'
import { formatDate, formatWeekShort, plural } from '@/lib/format'
import type { Progress, Review } from '@/lib/services/review'
import { beginReviewAction, withdrawSignOffAction } from '../actions'
import { SignForm } from './sign-form'
import { Signatures } from './signatures'
import { WeekForm } from './week-form'

type SignSectionProps = { review: Review; slug: string; maySign: boolean }

/** Who signed; until the week is frozen also what it waits for, and the form for those who may sign. */
export function SignSection({ review, slug, maySign }: SignSectionProps) {
  const { report } = review.view
  const { progress } = review
  const names = new Map(report.dependencies.map(({ dependency }) => [dependency.id, dependency.name]))
  const zone = report.workspace.timeZone
  if (progress === null) {
    return (
      <Section id="signatures" title="Signatures" flush>
        <Signatures lines={report.signOffs} zone={zone} names={names} />
      </Section>
    )
  }
  if (report.dependencies.length === 0) {
    return (
      <Section id="signatures" title="Signature">
        <p className="text-muted">There is nothing to sign: this week has no dependency. Add one in the inventory first.</p>
      </Section>
    )
  }
  const lines = progress.standing.lines.map(({ userName, ...line }) => ({ ...line, name: userName }))
  return (
    <Section id="signatures" title={`Sign ${formatWeekShort(report.week)}`} meta={<Waits progress={progress} />} flush={lines.length > 0}>
      {lines.length > 0 ? <Signatures lines={lines} zone={zone} names={names} /> : null}
      <p className="max-w-3xl py-3">
        With the last signature that the policy asks for, this week is frozen with everything it rests on; it can never be changed. Claims,
        facts and trials that come later count from the next week on.
      </p>
      {maySign ? <Acts review={review} progress={progress} slug={slug} /> : <ForOthers review={review} />}
    </Section>
  )
}

function Waits({ progress: { quorum, standing, overrides } }: { progress: Progress }) {
  const asks = `${plural(quorum.signatures, 'signature')}${quorum.owners > 0 ? `, ${quorum.owners} of them by ${quorum.owners === 1 ? 'an owner' : 'owners'}` : ''}`
  return (
    <>
      policy asks for {asks}
      {standing.waits.length > 0 && (standing.lines.length > 0 || overrides.length > 0)
        ? ` · waits for ${standing.waits.join(' and ')}`
        : ''}
    </>
  )
}

type ActsProps = { review: Review; progress: Progress; slug: string }

function Acts({ review, progress, slug }: ActsProps) {
  const { report, sha256 } = review.view
  const mine = progress.standing.lines.find(({ userId }) => userId === review.you)
  const options = report.dependencies.map(({ dependency }) => ({ value: dependency.id, label: dependency.name }))
  return (
    <div className="flex flex-col gap-5">
      {progress.behind || progress.state === 'open' ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <WeekForm
            action={beginReviewAction.bind(null, slug)}
            label={progress.behind ? 'Bring the verdicts up to today' : 'Lay before the signers'}
            pendingLabel="Weighing…"
            fields={{ week: report.week }}
          />
          <p className="max-w-xl text-sm text-muted">
            {progress.behind
              ? `The verdicts stand as of ${formatDate(report.asOf)}. Bringing them up to today voids the signatures given so far.`
              : 'The verdicts then keep the day of today, so that a signature of tomorrow is given on the same board. Signing does this too.'}
          </p>
        </div>
      ) : null}
      {mine && mine.void === null ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p>
            You {mine.decision === 'agree' ? 'signed' : 'dissented'}. Signing again replaces your word, with the dissents that stand below;
            or withdraw it.
          </p>
          <WeekForm
            action={withdrawSignOffAction.bind(null, slug)}
            label="Withdraw"
            pendingLabel="Withdrawing…"
            fields={{ week: report.week }}
            icon={<Undo2 aria-hidden="true" />}
          />
        </div>
      ) : null}
      <SignForm key={mine?.signedAt} slug={slug} week={report.week} evidenceSha256={sha256} dependencies={options} before={mine ?? null} />
    </div>
  )
}

function ForOthers({ review }: { review: Review }) {
  return (
    <p className="max-w-3xl text-muted">
      Your role does not sign weeks. {review.signers.length > 0 ? `${review.signers.join(', ')} may sign this one.` : ''} Ask one of them,
      or ask an owner for the role of approver.
    </p>
  )
}
