import type { ForecastAuthor } from '@/lib/domain/forecast'

const words: Record<ForecastAuthor, string | null> = { person: null, engine: 'engine', vendor: 'vendor', publication: 'publication' }

/** Who foresees it, and what kind of source that is where it is no person of the team. */
export function AuthorMark({ by, name }: { by: ForecastAuthor; name: string }) {
  return (
    <span>
      {name} {words[by] ? <span className="text-faint">{words[by]}</span> : null}
    </span>
  )
}

/** What the number of an engine's forecast rests on; nothing for one that somebody else made. */
export function EngineGround({ by, statement }: { by: ForecastAuthor; statement: string | null }) {
  if (by !== 'engine') return null
  return (
    <span className="block text-sm text-muted">
      {statement ?? 'Made before the engine knew its base rate: how likely the switch was worth it, not that the status stays.'}
    </span>
  )
}
