'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type NearbyPrice, priceJump } from '@/lib/domain/price-jump'
import { type PriceFigure, pricePerSecond } from '@/lib/domain/price-working'
import { type TypedPriceFields, typedPrice } from '@/lib/domain/typed-price'
import { formatDate } from '@/lib/format'
import { Working } from './working'

/** `fields` says which fields there are, so that it is reckoned anew when one comes or goes. */
type PricePreviewProps = { currency: string; newest: NearbyPrice | null; fields: string; children: ReactNode }

/** Shows under the fields what they come to per second, with the working, as they are typed. */
export function PricePreview({ currency, newest, fields, children }: PricePreviewProps) {
  const box = useRef<HTMLDivElement>(null)
  const [typed, show] = useState<TypedPriceFields>({ price: null, problems: [] })
  const reckon = () => {
    const form = box.current?.closest('form')
    if (!form) return
    const data = new FormData(form)
    show(typedPrice((field) => String(data.get(field) ?? '')))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: for what the fields hold once they are drawn, not at every key
  useEffect(reckon, [fields])
  const figure = typed.price && pricePerSecond(typed.price, currency)
  return (
    <div ref={box} onInput={reckon}>
      {children}
      <div role="status" aria-label="Per second" className="mt-4 border-l-2 border-l-edge pl-3">
        {figure ? <Figure figure={figure} newest={newest} /> : <Waiting problems={typed.problems} />}
      </div>
    </div>
  )
}

function Figure({ figure, newest }: { figure: PriceFigure; newest: NearbyPrice | null }) {
  const jump = newest && figure.value !== null ? priceJump(figure.value, newest) : null
  return (
    <>
      <p>
        <span className="text-muted">Per second: </span>
        <strong className="font-semibold">{figure.text ?? 'unknown'}</strong>
      </p>
      <Working figure={figure} />
      {newest && jump ? (
        <p className="pt-1 text-sm">
          That is {jump === 'up' ? 'ten times the newest price on record or more' : 'a tenth of the newest price on record or less'} (
          {newest.text} a second since {formatDate(newest.on)}). Check where the decimals begin.
        </p>
      ) : null}
    </>
  )
}

function Waiting({ problems }: Pick<TypedPriceFields, 'problems'>) {
  if (problems.length === 0) return <p className="text-muted">What a second comes to appears here with its working.</p>
  return (
    <>
      <p className="text-muted">No figure yet.</p>
      <ul className="text-sm">
        {problems.map(({ label, problem }) => (
          <li key={label}>
            <strong className="font-semibold">{label}:</strong> {problem}
          </li>
        ))}
      </ul>
    </>
  )
}
