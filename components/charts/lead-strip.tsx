import { NewestFirst } from '@/components/charts/newest-first'
import type { LeadRow } from '@/lib/domain/lead-changes'
import { formatDate } from '@/lib/format'

type LeadStripProps = { row: LeadRow; months: readonly { at: number; label: string }[]; title: string; width: number }

const line = 15
const inset = 8
/** For a name that begins at the end of the year. */
const room = 160

/** Who led a board through the year: a dot for every published state, an upright where the lead changed, the new name above it. */
export function LeadStrip({ row: { spans, looks, lines }, months, title, width }: LeadStripProps) {
  const x = (fraction: number) => inset + fraction * (width - 2 * inset)
  const base = lines * line + 8
  return (
    <NewestFirst label={title}>
      <svg role="img" aria-label={title} width={width + room} height={base + 26} className="block text-xs">
        <title>{title}</title>
        <desc>{spans.map(({ lead }) => `${lead.model} from ${formatDate(lead.on)}`).join('; ')}</desc>
        {months.map(({ at, label }) => (
          <g key={`${at} ${label}`}>
            <line x1={x(at)} x2={x(at)} y1={base + 4} y2={base + 9} stroke="var(--edge)" />
            <text x={x(at) + 3} y={base + 20} fill="var(--faint)">
              {label}
            </text>
          </g>
        ))}
        <line x1={x(0)} x2={x(1)} y1={base} y2={base} stroke="var(--edge)" />
        {spans.map(({ lead, from, line: level }) => (
          <g key={lead.claimId}>
            <line x1={x(from)} x2={x(from)} y1={level * line + 4} y2={base} stroke="var(--ink)" />
            <text x={x(from) + 4} y={level * line + 13} fill="var(--ink)" paintOrder="stroke" stroke="var(--paper)" strokeWidth="3">
              {lead.model}
            </text>
          </g>
        ))}
        {looks.map((at) => (
          <circle key={at} cx={x(at)} cy={base} r="2.5" fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.5" />
        ))}
      </svg>
    </NewestFirst>
  )
}
