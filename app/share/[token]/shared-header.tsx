import { Braces, FileText, ShieldCheck } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { ReconstructedMark } from '@/components/verdict/reconstructed-mark'
import { isReconstructed, reconstructedMeaning } from '@/lib/domain/reconstructed'
import { formatDate, formatDateTime, formatWeek, formatWeekShort } from '@/lib/format'
import type { SharedWeek } from '@/lib/services/share-week'

type SharedHeaderProps = { week: SharedWeek; files: string; expiresAt: Date | null }

export function SharedHeader({ week, files, expiresAt }: SharedHeaderProps) {
  const { report, signedAt } = week.view
  const zone = report.workspace.timeZone
  const names = report.signOffs.filter((line) => line.decision === 'agree').map((line) => line.name)
  return (
    <div>
      <PageHeader
        title={`${report.workspace.name}, ${formatWeek(report.week)}`}
        meta={
          <>
            <Badge tone="strong">Signed</Badge>
            {isReconstructed(report.workspace.demo, report.signOffs) ? <ReconstructedMark /> : null}
            <span>
              by {names.join(', ')} on {formatDateTime(signedAt, zone)} ({zone})
            </span>
            {report.edition > 1 ? <span>edition {report.edition}</span> : null}
            <span>verdicts as of {formatDate(report.asOf)}</span>
            {expiresAt ? <span>this link ends on {formatDateTime(expiresAt, zone)}</span> : null}
          </>
        }
        actions={
          <>
            <a className={buttonClass()} href={`${files}/pdf`}>
              <FileText aria-hidden="true" />
              PDF
            </a>
            <a className={buttonClass()} href={`${files}/json`}>
              <Braces aria-hidden="true" />
              JSON
            </a>
            <a className={buttonClass()} href="/verify">
              <ShieldCheck aria-hidden="true" />
              Verify
            </a>
          </>
        }
      />
      {isReconstructed(report.workspace.demo, report.signOffs) ? <Notice title="Reconstructed">{reconstructedMeaning}</Notice> : null}
      {report.supersedes ? (
        <Notice title={`This edition replaces edition ${report.supersedes.edition}`}>Reopened because: {report.supersedes.reason}</Notice>
      ) : null}
      {week.newerEdition ? (
        <Notice tone="warn" title={`${formatWeekShort(report.week)} was signed again`}>
          This is edition {report.edition}. Edition {week.newerEdition} replaces it; ask whoever gave you this link for the new one.
        </Notice>
      ) : null}
    </div>
  )
}
