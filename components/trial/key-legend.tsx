import { Kbd } from '@/components/ui/kbd'

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['1'], 'left'],
  [['2'], 'right'],
  [['0'], 'no difference'],
  [['Space'], 'play or pause'],
  [['←', '→'], 'one frame'],
  [['L'], 'loop'],
  [['W'], 'wipe'],
  [['M'], 'swap the sound'],
  [['F'], 'full screen'],
]

/** What the keys do; small, and only where there is a keyboard. */
export function KeyLegend() {
  return (
    <ul aria-label="Keys" className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted pointer-coarse:hidden">
      {keys.map(([names, does]) => (
        <li key={does} className="flex items-center gap-1.5">
          {names.map((name) => (
            <Kbd key={name}>{name}</Kbd>
          ))}
          {does}
        </li>
      ))}
    </ul>
  )
}
