import { AxisGround, AxisLabels } from '@/components/charts/axis'
import { Mark, Whiskers } from '@/components/charts/mark'
import { formatPercent } from '@/lib/format'

type ShareLineProps = { share: number | null; interval: [number, number]; parity: number; names: { challenger: string; incumbent: string } }

const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: formatPercent(at) }))

/** The challenger's share of decisive prompts with its 95 % confidence sequence, from always the incumbent to always the challenger. */
export function ShareLine({ share, interval: [low, high], parity, names }: ShareLineProps) {
  const text = `${names.challenger} wins ${share === null ? 'no decisive prompt yet' : formatPercent(share)} of the decisive prompts; 95% confidence sequence ${formatPercent(low)} to ${formatPercent(high)}`
  return (
    <figure className="max-w-2xl">
      <div className="flex justify-between text-sm text-muted">
        <span>favours {names.incumbent}</span>
        <span>favours {names.challenger}</span>
      </div>
      <div className="px-4">
        <svg role="img" aria-label={text} width="100%" height="34" className="block overflow-visible">
          <title>{text}</title>
          <AxisGround band={{ from: parity, to: 0.5 }} parity={0.5} ticks={ticks} />
          <line x1="0" x2="100%" y1="50%" y2="50%" stroke="var(--line)" strokeDasharray="1 3" />
          <Whiskers from={low} to={high} cutLeft={false} cutRight={false} />
          {share === null ? null : <Mark at={share} shape="diamond" side={9} />}
        </svg>
        <AxisLabels ticks={ticks} />
      </div>
      <figcaption className="pt-1 text-sm text-muted">
        {share === null ? '' : `${formatPercent(share)} of decisive prompts won; `}the true share lies between {formatPercent(low)} and{' '}
        {formatPercent(high)} with 95% confidence, however often one looked.
      </figcaption>
    </figure>
  )
}
