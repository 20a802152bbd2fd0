import Link from 'next/link'
import type { ReactNode } from 'react'
import { ExternalLink } from '@/components/ui/external-link'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import { GradeMark } from '@/components/verdict/grade-mark'
import type { EvidenceKind } from '@/lib/domain/evidence-kind'
import type { Grade } from '@/lib/domain/verdict/output'

type ProvenanceLineProps = {
  /** Who ran the test, not who repeated it. */
  evaluator: ReactNode
  kind: EvidenceKind
  date: string | null
  grade?: Grade | null
  /** A page outside, or one of the product where `href` begins with a slash. */
  source: { href: string; title?: string } | null
  demo?: boolean
}

/** Who ran it · when · how sure · where it was read. */
export function ProvenanceLine({ evaluator, kind, date, grade, source, demo }: ProvenanceLineProps) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm text-muted">
      <span className="inline-flex items-center gap-1.5">
        <EvidenceMark kind={kind} bare />
        <span className="text-ink">{evaluator}</span>
      </span>
      <Dot />
      <Time value={date} />
      {grade ? (
        <>
          <Dot />
          <GradeMark grade={grade} />
        </>
      ) : null}
      <Dot />
      <Origin source={source} />
      {demo ? <DemoMark /> : null}
    </span>
  )
}

function Origin({ source }: Pick<ProvenanceLineProps, 'source'>) {
  if (source === null) return <span>no source given</span>
  if (source.href.startsWith('/'))
    return (
      <Link className="link" href={source.href}>
        {source.title}
      </Link>
    )
  return <ExternalLink href={source.href}>{source.title}</ExternalLink>
}

function Dot() {
  return (
    <span aria-hidden="true" className="text-faint">
      ·
    </span>
  )
}
