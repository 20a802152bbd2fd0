import type { ReactNode } from 'react'
import type { FlagField } from '@/lib/domain/evidence/flag'
import type { ClaimView } from '@/lib/services/claim-view'

/** A field that a flag can point at; it lights up when one arrives there. */
export function Anchor({ at, children }: { at: FlagField; children: ReactNode }) {
  return (
    <span id={`field-${at}`} className="scroll-mt-24 rounded-sm target:bg-accent-soft target:text-accent">
      {children}
    </span>
  )
}

const names: Record<FlagField, string> = {
  evaluator: 'Kind of evaluator',
  interest: 'Shared interest',
  table: 'Table',
  variant: 'Variant',
  settings: 'Other settings',
  disclosed: 'Disclosed',
  dimension: 'Dimension',
  interval: 'Interval',
  unit: 'Unit',
  tier: 'Tier',
  source: 'Stored copy',
  published: 'Published',
  note: 'Note',
  today: 'Would it be true today?',
  counter: 'Counter-evidence',
  model: 'Model',
  benchmark: 'Benchmark',
}

/** The field that a flag rests on, by name and address. */
export function fieldLink(field: FlagField, { claim, model, benchmark }: ClaimView, base: string): { name: string; href: string } {
  const name = names[field]
  if (field === 'model') return { name: model.title, href: `${base}/inventory/models/${model.id}` }
  if (field === 'benchmark' && benchmark) return { name, href: `${base}/benchmarks/${benchmark.id}` }
  if (field === 'today' || field === 'counter') return { name, href: `#${field}` }
  if (field === 'table') return claim.opponentId === null ? { name, href: '#table' } : { name: 'Opponent', href: '#field-table' }
  return { name, href: `#field-${field}` }
}
