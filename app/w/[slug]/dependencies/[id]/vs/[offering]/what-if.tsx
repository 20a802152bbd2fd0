'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ChangeLine } from '@/lib/domain/verdict/assumption-text'
import type { Grounds } from '@/lib/domain/verdict/grounds'
import type { Names, Told } from '@/lib/domain/verdict/text'
import { asFound, fieldsOf, readWhatIf, type WhatIfFields } from '@/lib/domain/verdict/what-if'
import { ChangeLists } from './change-lists'
import { WhatIfControls } from './what-if-controls'
import { WhatIfOutcome } from './what-if-outcome'

/** A line with what it does to the levels, in words. */
export type TriedLine = ChangeLine & { shift: string }

export type Lists = Record<'toJustified' | 'better' | 'worse', TriedLine[]>

type WhatIfProps = { grounds: Grounds; names: Names; bars: Told['bars']; lists: Lists; justified: boolean }

/** The three lists of changes and the panel on which they, or anything else, can be supposed. It decides in the browser; nothing is sent. */
export function WhatIf({ grounds, names, bars, lists, justified }: WhatIfProps) {
  const [fields, setFields] = useState<WhatIfFields>(asFound)
  const [tried, setTried] = useState<TriedLine | null>(null)
  const panel = useRef<HTMLElement>(null)
  const change = (next: Partial<WhatIfFields>) => {
    setTried(null)
    setFields((now) => ({ ...now, ...next }))
  }
  const reset = () => {
    setTried(null)
    setFields(asFound)
  }
  const attempt = (line: TriedLine) => {
    if (line === tried) return reset()
    setTried(line)
    setFields(fieldsOf(line.change.edits))
    panel.current?.scrollIntoView({ block: 'nearest' })
  }
  const { assumptions, errors } = readWhatIf(fields)
  return (
    <>
      <ChangeLists lists={lists} justified={justified} tried={tried} onTry={attempt} />
      <section
        ref={panel}
        aria-labelledby="what-if-heading"
        data-print="hide"
        className="mt-6 grid scroll-mt-24 gap-x-10 gap-y-5 rounded-md border border-dashed border-edge p-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]"
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 max-lg:-order-2 lg:col-span-2">
          <h3 id="what-if-heading" className="font-semibold">
            What if
          </h3>
          <span className="text-muted">Nothing is stored, nobody else sees it.</span>
          <Button size="sm" className="ml-auto" disabled={fields === asFound} onClick={reset}>
            Reset
          </Button>
        </div>
        <WhatIfControls grounds={grounds} fields={fields} errors={errors} onChange={change} />
        <WhatIfOutcome grounds={grounds} names={names} bars={bars} assumptions={assumptions} />
      </section>
    </>
  )
}
