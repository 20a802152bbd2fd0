'use client'

import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Section } from '@/components/ui/section'
import { Select } from '@/components/ui/select'
import type { LedgerLine, LedgerSection } from '@/lib/domain/policy-ledger'

type ErrorOf = (name: string) => string | undefined
type EditorSectionProps = { section: LedgerSection; error: ErrorOf; children?: ReactNode }

/** Lists of rows have editors of their own. */
const hasOwnEditor = ({ path }: LedgerLine) => path.startsWith('gates.') || path === 'taskAdjacency'

/** One section of the policy as fields, under the same headings as the ledger. */
export function EditorSection({ section, error, children }: EditorSectionProps) {
  const lines = section.lines.filter((line) => !hasOwnEditor(line))
  const groups = [...new Set(lines.map(({ group }) => group))]
  return (
    <Section id={section.id} title={section.title} meta={section.intro}>
      <div className="flex flex-col gap-6">
        {children}
        {groups.map((group) => {
          const fields = (
            <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
              {lines
                .filter((line) => line.group === group)
                .map((line) => (
                  <LineField key={line.path} line={line} name={`policy.${line.path}`} error={error(`policy.${line.path}`)} />
                ))}
            </div>
          )
          if (group === null) return <div key="all">{fields}</div>
          return (
            <FieldGroup key={group} legend={<span className="text-muted">{group}</span>}>
              {fields}
            </FieldGroup>
          )
        })}
      </div>
    </Section>
  )
}

type LineFieldProps = { line: LedgerLine; name: string; error: string | undefined; label?: string }

/** One value: what it is, what it does, what it may be. */
export function LineField({ line, name, error, label = line.label }: LineFieldProps) {
  const { control } = line
  if (control.kind === 'flag') return <FlagField line={line} name={name} label={label} />
  const hint = (
    <>
      {line.does} {rangeOf(line)}
    </>
  )
  return (
    <Field label={label} required error={error} hint={hint}>
      {(props) =>
        control.kind === 'one of' ? (
          <Select {...props} name={name} options={control.options.map(choice)} defaultValue={String(line.now)} />
        ) : (
          <Input
            {...props}
            name={name}
            inputMode="decimal"
            autoComplete="off"
            className="max-w-48"
            defaultValue={Array.isArray(line.now) ? line.now.join(', ') : String(line.now)}
          />
        )
      }
    </Field>
  )
}

const choice = (value: string) => ({ value, label: `${value.charAt(0).toUpperCase()}${value.slice(1)}` })

function rangeOf({ allowed, leaves, standard, reading, unit }: LedgerLine): string {
  const now = reading ? `Now ${reading}; ` : ''
  const left = leaves ? ` (${leaves} given the other values)` : ''
  return `${now}${now ? 'allowed' : 'Allowed'} ${allowed}${left}${unit ? `, ${unit}` : ''}; default ${standard}.`
}

function FlagField({ line, name, label }: { line: LedgerLine; name: string; label: string }) {
  return (
    <div>
      <input type="hidden" name={name} value="off" />
      <Checkbox name={name} label={label} hint={`${line.does} Default ${line.standard}.`} defaultChecked={line.now === true} />
    </div>
  )
}
