import { formatNumber } from '@/lib/format'

type OutcomeBarProps = { counts: { wins: number; losses: number; ties: number }; large?: boolean }

/** Won, tied and lost prompts as parts of one bar, from the challenger's side, with their numbers in words. */
export function OutcomeBar({ counts: { wins, losses, ties }, large }: OutcomeBarProps) {
  const all = wins + losses + ties
  const width = (count: number) => ({ width: all === 0 ? 0 : `${(100 * count) / all}%` })
  return (
    <div className={large ? 'flex flex-col gap-2' : 'flex items-center gap-3'}>
      <span
        aria-hidden="true"
        className={`flex overflow-hidden rounded-sm border border-edge ${large ? 'h-6 w-full max-w-2xl' : 'h-3 w-24 shrink-0'}`}
      >
        <span className="bg-ink" style={width(wins)} />
        <span className="bg-band" style={width(ties)} />
        <span className="border-l border-edge bg-paper" style={width(losses)} />
      </span>
      <span className={large ? 'text-lg' : 'text-sm whitespace-nowrap'}>
        <Part look="bg-ink" count={wins} word="won" /> <Part look="bg-band" count={ties} word="tied" />{' '}
        <Part look="bg-paper" count={losses} word="lost" />
      </span>
    </div>
  )
}

function Part({ look, count, word }: { look: string; count: number; word: string }) {
  return (
    <span className="mr-2 inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={`inline-block size-2 border border-edge ${look}`} />
      {formatNumber(count)} {word}
    </span>
  )
}
