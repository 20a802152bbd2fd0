import { NotPublished } from '@/components/ui/data-list'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/verdict/demo-mark'
import type { OfferingClock } from '@/lib/services/lifecycle-clocks'

/** The source of the end that counts, or of the newest other day; without any day, that of the row which gives the stage. */
export function StageSource({ line }: { line: OfferingClock }) {
  const day = line.days.find(({ stage, counts }) => stage === 'retired' && counts) ?? line.days.at(-1)
  const source = line.sources[day ? (day.eventId ?? day.saidBy) : line.rowSaidBy]
  return (
    <span className="relative z-2 block max-w-60 text-sm">
      {line.stage === null && !day ? (
        <NotPublished />
      ) : source ? (
        source.url ? (
          <ExternalLink href={source.url}>{source.title}</ExternalLink>
        ) : (
          source.title
        )
      ) : (
        <span className="text-muted">{line.origin === 'catalogue' ? 'as the catalogue has it' : 'as its row has it'}, no source</span>
      )}{' '}
      {line.demo ? <DemoMark /> : null}
    </span>
  )
}
