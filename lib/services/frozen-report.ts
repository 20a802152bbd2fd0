import 'server-only'
import { type Report, readReport } from '@/lib/domain/report'

const MOST_REPORTS = 8
/** In characters; a longer report is read every time rather than kept. */
const LONGEST = 4_000_000

/** By content, least recently used first. */
const kept = new Map<string, Report>()

/** `readReport` of what a signed week holds. The same text is read once, since the board looks back at the same week again and again. */
export function frozenReport(content: string): Report {
  const report = kept.get(content) ?? readReport(content)
  kept.delete(content)
  if (content.length > LONGEST) return report
  kept.set(content, report)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_REPORTS) break
    kept.delete(oldest)
  }
  return report
}

/** The same for whoever goes through many weeks once: what the board looks back at stays kept, and nothing is added to it. */
export const frozenOnce = (content: string): Report => kept.get(content) ?? readReport(content)
