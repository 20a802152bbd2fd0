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
