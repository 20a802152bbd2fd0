import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type OlderEvidence, olderEvidence } from '@/lib/domain/older-evidence'
import type { Report } from '@/lib/domain/report'
import { liveReport } from './live-report'

/** Whether what a signed week rests on is known differently now, and what it would say then; null while it is not. Changes nothing in the week. */
export async function olderEvidenceOf(ctx: Context, frozen: Report): Promise<OlderEvidence | null> {
  allow(ctx, 'workspace:read')
  return olderEvidence(frozen, await liveReport(ctx, frozen.week))
}
