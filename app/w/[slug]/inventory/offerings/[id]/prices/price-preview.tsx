'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type PriceFigure, pricePerSecond, type WrittenPrice } from '@/lib/domain/price-working'
import { Working } from './working'

const numberOf = (form: FormData, name: string): number | null => {
  const text = String(form.get(name) ?? '')
    .trim()
    .replaceAll(',', '')
  const value = Number(text)
  return text === '' || !Number.isFinite(value) ? null : value
}
const textOf = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null

/** What was typed so far as a price; null while it has no amount. */
function written(form: FormData): WrittenPrice | null {
  const amount = numberOf(form, 'amount')
  const currency = textOf(form, 'currency')
  if (amount === null || amount < 0 || currency === null || !/^[A-Z]{3}$/.test(currency)) return null
  const above = (name: string) => {
    const value = numberOf(form, name)
    return value !== null && value > 0 ? value : null
  }
  return {
    ...{ amount, currency, unit: String(form.get('unit')) as WrittenPrice['unit'] },
    ...{ secondsPerClip: above('secondsPerClip'), framesPerSecond: above('framesPerSecond'), creditsPerSecond: above('creditsPerSecond') },
    ...{ discount: numberOf(form, 'discount'), rate: above('rate') },
    ...{ rateOn: textOf(form, 'rateOn'), rateSource: textOf(form, 'rateSource') ?? 'source not named yet' },
  }
}

/** `fields` says which fields there are, so that it is reckoned anew when one comes or goes. */
type PricePreviewProps = { currency: string; fields: string; children: ReactNode }

/** Shows under the fields what they come to per second, with the working, as they are typed. */
export function PricePreview({ currency, fields, children }: PricePreviewProps) {
  const box = useRef<HTMLDivElement>(null)
  const [figure, show] = useState<PriceFigure | null>(null)
  const reckon = () => {
    const form = box.current?.closest('form')
    const price = form ? written(new FormData(form)) : null
    show(price && pricePerSecond(price, currency))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: for what the fields hold once they are drawn, not at every key
  useEffect(reckon, [fields])
  return (
    <div ref={box} onInput={reckon}>
      {children}
      <div role="status" aria-label="Per second" className="mt-4 border-l-2 border-l-edge pl-3">
        {figure ? (
          <>
            <p>
              <span className="text-muted">Per second: </span>
              <strong className="font-semibold">{figure.text ?? 'unknown'}</strong>
            </p>
            <Working figure={figure} />
          </>
        ) : (
          <p className="text-muted">What a second comes to appears here with its working.</p>
        )}
      </div>
    </div>
  )
}
