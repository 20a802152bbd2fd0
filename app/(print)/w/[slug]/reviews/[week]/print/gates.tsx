import { GateMark } from '@/components/verdict/gate-mark'
import type { HeadlinePrint } from '@/lib/domain/print/dependency'
import type { FactPrint } from '@/lib/domain/print/gates'
import { Ruled } from './ruled'
import { Below, Cites, Quiet, SmallHeading } from './words'

/** Every gate with the facts of both sides. */
export function Gates({ headline, incumbent }: { headline: HeadlinePrint; incumbent: string }) {
  const heads = ['Gate', 'Result and why', headline.challenger, incumbent, 'Holds until'].map((text) => ({ text }))
  const rows = headline.gates.map((gate) => ({
    key: gate.gate,
    cells: [
      <>
        {gate.gate} {gate.advisory ? <Quiet>advisory</Quiet> : null}
      </>,
      <>
        <GateMark result={gate.mark} />
        <Below>{gate.why}</Below>
      </>,
      <Fact key="challenger" known={gate.challenger} />,
      <Fact key="incumbent" known={gate.incumbent} />,
      gate.until,
    ],
  }))
  return (
    <>
      <SmallHeading>Production parity</SmallHeading>
      <Ruled label={`Production parity of ${headline.versus}`} heads={heads} rows={rows} />
    </>
  )
}

function Fact({ known }: { known: FactPrint | null }) {
  if (known === null) return <>—</>
  return (
    <>
      {known.value}
      <Below>
        {known.detail}
        {known.refused ? ', too old or not accepted' : null}
        {known.source ? (
          <>
            , <Cites numbers={[known.source]} />
          </>
        ) : null}
        {known.demo ? ', demo data' : null}
      </Below>
    </>
  )
}
