'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldGroup } from '@/components/ui/field'
import type { GatePolicy } from '@/lib/domain/policy'
import type { LedgerLine } from '@/lib/domain/policy-ledger'
import { LineField } from './editor-section'
import { OwnGate } from './own-gate'
import { SourceChecks } from './source-checks'

type GateEditorProps = {
  gates: readonly GatePolicy[]
  lines: readonly LedgerLine[]
  error: (name: string) => string | undefined
  /** Called when a gate is added or taken away. */
  onCount: () => void
}

/** The built-in gates, which can be relaxed, and the team's own, which can also be added and taken away. */
export function GateEditor({ gates, lines, error, onCount }: GateEditorProps) {
  const isOwn = (gate: GatePolicy) => lines.some(({ path }) => path === `gates.${gate.id}.kind`)
  const builtIn = gates.filter((gate) => !isOwn(gate))
  const [own, setOwn] = useState<{ key: string; gate: GatePolicy | null }[]>(gates.filter(isOwn).map((gate) => ({ key: gate.id, gate })))
  const [added, setAdded] = useState(0)
  const sources = lines.find(({ path }) => path === 'gates.api_ga.sources')?.control
  const add = () => {
    setOwn([...own, { key: `new-${added}`, gate: null }])
    setAdded(added + 1)
    onCount()
  }
  const remove = (key: string) => {
    setOwn(own.filter((entry) => entry.key !== key))
    onCount()
  }
  return (
    <>
      {builtIn.map((gate, index) => (
        <BuiltInGate key={gate.id} gate={gate} index={index} lines={lines} error={error} />
      ))}
      {own.map(({ key, gate }, index) => (
        <FieldGroup key={key} legend={<span className="text-muted">{gate ? `${gate.id} (your own)` : 'New gate'}</span>}>
          <OwnGate gate={gate} name={`policy.gates.${builtIn.length + index}`} sources={sources} error={error} />
          <div className="pt-2">
            <Button size="sm" icon={<X aria-hidden="true" />} onClick={() => remove(key)}>
              Remove this gate
            </Button>
          </div>
        </FieldGroup>
      ))}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="sm" icon={<Plus aria-hidden="true" />} onClick={add}>
          Add a gate of your own
        </Button>
        <p className="max-w-2xl text-sm text-muted">
          Facts are recorded for the built-in gates only, so a gate of your own stays unknown. While it is required, no switch is justified.
        </p>
      </div>
    </>
  )
}

type BuiltInGateProps = { gate: GatePolicy; index: number; lines: readonly LedgerLine[]; error: (name: string) => string | undefined }

function BuiltInGate({ gate, index, lines, error }: BuiltInGateProps) {
  const name = `policy.gates.${index}`
  const mine = lines.filter(({ path }) => path.startsWith(`gates.${gate.id}.`))
  return (
    <FieldGroup legend={<span className="text-muted">{mine[0]?.group ?? gate.id}</span>}>
      <input type="hidden" name={`${name}.id`} value={gate.id} />
      <input type="hidden" name={`${name}.kind`} value={gate.kind} />
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
        {mine.map((line) => {
          const field = `${name}.${line.path.split('.').at(-1)}`
          if (line.control.kind !== 'some of') return <LineField key={line.path} line={line} name={field} error={error(field)} />
          return <SourceChecks key={line.path} name={field} options={line.control.options} chosen={gate.sources} error={error(field)} />
        })}
      </div>
    </FieldGroup>
  )
}
