import { formatNumber } from '@/lib/format'

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${formatNumber(bytes / 1000)} kB` : `${formatNumber(bytes / 1_000_000, 1)} MB`

/** How much of a file has left; the server reads along, so little is left to wait for at the end. */
export function UploadProgress({ name, sent, total }: { name: string; sent: number; total: number }) {
  const whole = sent >= total
  return (
    <div className="flex max-w-xl flex-col gap-1">
      <p className="text-muted">{whole ? `Reading ${name} …` : `Sending ${name}: ${size(sent)} of ${size(total)}`}</p>
      <progress
        aria-label={`Sending ${name}`}
        className="h-1.5 w-full appearance-none overflow-hidden rounded-sm bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        value={whole ? undefined : sent}
        max={Math.max(total, 1)}
      />
    </div>
  )
}
