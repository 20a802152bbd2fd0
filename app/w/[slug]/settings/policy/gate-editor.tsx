'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldGroup } from '@/components/ui/field'
import type { GatePolicy } from '@/lib/domain/policy'
import { type ReadyGate, readyGate, readyGates } from '@/lib/domain/policy-gates'
import type { LedgerLine } from '@/lib/domain/policy-ledger'
import { LineField } from './editor-section'
import { GateLaws } from './gate-laws'
import { OwnGate } from './own-gate'
import { SourceChecks } from './source-checks'

type GateEditorProps = {
  gates: readonly GatePolicy[]
  lines: readonly LedgerLine[]
  error: (name: string) => string | undefined
  /** Called when a gate is added or taken away. */
  onCount: () => void
}

type Added = { key: string; gate: GatePolicy | null }

/** The built-in gates, which can be relaxed, and those that were added, which can also be taken away. */
export function GateEditor({ gates, lines, error, onCount }: GateEditorProps) {
  const isOwn = (gate: GatePolicy) => lines.some(({ path }) => path === `gates.${gate.id}.kind`)
  const builtIn = gates.filter((gate) => !isOwn(gate))
  const [own, setOwn] = useState<Added[]>(gates.filter(isOwn).map((gate) => ({ key: gate.id, gate })))
  const [added, setAdded] = useState(0)
  const sources = lines.find(({ path }) => path === 'gates.api_ga.sources')?.control
  const add = (gate: GatePolicy | null) => {
    setOwn([...own, { key: gate?.id ?? `new-${added}`, gate }])
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
      {own.map(({ key, gate }, index) => {
        const ready = gate ? readyGate(gate.id) : undefined
        const name = `policy.gates.${builtIn.length + index}`
        return (
          <FieldGroup key={key} legend={<span className="text-muted">{legendOf(gate, ready)}</span>}>
            {ready ? <p className="max-w-3xl pb-2 text-sm text-muted">{ready.passes}</p> : null}
            <OwnGate
              gate={gate}
              name={name}
              sources={ready ? { kind: 'some of', options: [...ready.gate.sources] } : sources}
              error={error}
              ready={ready !== undefined}
            />
            {ready ? <GateLaws gate={ready.gate.id} /> : null}
            <div className="pt-2">
              <Button size="sm" icon={<X aria-hidden="true" />} onClick={() => remove(key)}>
                Remove this gate<span className="sr-only">: {legendOf(gate, ready)}</span>
              </Button>
            </div>
          </FieldGroup>
        )
      })}
      <AddGates taken={own.flatMap(({ gate }) => gate?.id ?? [])} add={add} />
    </>
  )
}

const legendOf = (gate: GatePolicy | null, ready: ReadyGate | undefined): string =>
  ready?.label ?? (gate ? `${gate.id} (your own)` : 'New gate')

/** What can be added: the ready-made gates that the policy does not have yet, and one with a name of its own. */
function AddGates({ taken, add }: { taken: readonly string[]; add: (gate: GatePolicy | null) => void }) {
  const left = readyGates.filter(({ gate }) => !taken.includes(gate.id))
  return (
    <div className="flex flex-col gap-4">
      {left.length > 0 ? (
        <FieldGroup legend={<span className="text-muted">Gates on law and terms</span>}>
          <ul className="max-w-4xl">
            {left.map(({ gate, label, reason }) => (
              <li key={gate.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-1.5">
                <span className="min-w-0 flex-1 basis-72">
                  <span className="font-semibold">{label}</span> <span className="text-sm text-muted">{reason}</span>
                </span>
                <Button size="sm" icon={<Plus aria-hidden="true" />} aria-label={`Add the gate ${label}`} onClick={() => add(gate)}>
                  Add
                </Button>
              </li>
            ))}
          </ul>
        </FieldGroup>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="sm" icon={<Plus aria-hidden="true" />} onClick={() => add(null)}>
          Add a gate of your own
        </Button>
        <p className="max-w-2xl text-sm text-muted">
          Facts are recorded for the gates that have a name here, so a gate that you name yourself stays unknown. While it is required, no
          switch is justified.
        </p>
      </div>
    </div>
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
