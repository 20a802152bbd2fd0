'use client'

import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { FormAction } from '@/lib/form-state'
import { formatDate } from '@/lib/format'
import { type DayOrder, dayOrders, readDate } from '@/lib/import/dates'
import { mapImportAction } from './actions'

export type ColumnOption = { value: string; label: string }
/** `covered`: a column of the file holds it already. */
export type ConstantField = {
  name: string
  covered: boolean
  label: string
  value: string
  type: 'text' | 'date'
  options: ColumnOption[] | null
}
type ColumnsStepProps = {
  slug: string
  id: string
  columns: readonly { heading: string; samples: readonly string[]; name: string | null }[]
  options: readonly ColumnOption[]
  constants: readonly ConstantField[]
  missing: readonly string[]
  /** What no column says and the benchmark of a row may. */
  derived: readonly string[]
  days: { sample: string; order: DayOrder | null } | null
  sheets: { read: string[]; others: string[] } | null
}

/** Step 2: what each column means, guessed and corrected by hand; and what holds for all rows. */
export function ColumnsStep({ slug, id, columns, options, constants, missing, derived, days, sheets }: ColumnsStepProps) {
  const action: FormAction = mapImportAction.bind(null, slug)
  return (
    <ActionForm action={action} label="Columns" className="flex flex-col gap-4">
      {(form) => (
        <>
          <input type="hidden" name="id" value={id} />
          {sheets ? (
            <Notice title={`Read from the sheet ${sheets.read.map((name) => `“${name}”`).join(', ')}`}>
              The workbook has more tables: {sheets.others.map((name) => `“${name}”`).join(', ')}. To read another one, read the file again
              and choose its sheet.
            </Notice>
          ) : null}
          {missing.length > 0 ? (
            <Notice tone="warn" title="Not every row can become a claim yet">
              Nothing says: {missing.join(', ')}. Choose the column that holds it, or say it below for all rows.
            </Notice>
          ) : null}
          {derived.length > 0 ? (
            <Notice title={`Taken from the benchmark: ${derived.join(', ').toLowerCase()}`}>
              No column holds {derived.length > 1 ? 'them' : 'it'}. A row gets what its benchmark has, where that is exactly one; a row
              whose benchmark has several is refused, unless you say it below for all rows.
            </Notice>
          ) : null}
          {days || form.error('dayOrder') ? <DayOrderField form={form} days={days} /> : null}
          <Section
            title="What the columns mean"
            meta="Guessed from headings and cells. Correct what is wrong; next time it is remembered."
            flush
          >
            <Table label="Columns of the file">
              <thead>
                <tr>
                  <Th>Column</Th>
                  <Th className="max-sm:hidden">For example</Th>
                  <Th>Means</Th>
                </tr>
              </thead>
              <tbody>
                {columns.map(({ heading, samples, name }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a file's columns have an order and nothing else that is unique
                  <Tr key={at}>
                    <RowHead className="max-w-48 break-words">
                      {heading || `Column ${at + 1}`}
                      <span className="block text-sm text-muted sm:hidden">{samples[0] ?? '—'}</span>
                    </RowHead>
                    <Td className="max-w-72 break-words text-muted max-sm:hidden">{samples.join(' · ') || '—'}</Td>
                    <Td>
                      <Select
                        aria-label={`Meaning of ${heading || `column ${at + 1}`}`}
                        name={`columns.${at}`}
                        defaultValue={name ?? ''}
                        placeholder="Leave out"
                        options={options}
                        className="w-full min-w-40"
                      />
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          </Section>
          <Section title="The same for all rows" meta="What no column says.">
            <Constants constants={constants.filter(({ covered }) => !covered)} />
            <details className="mt-3">
              <summary className="cursor-pointer text-muted">For empty cells of the columns above</summary>
              <div className="pt-3">
                <Constants constants={constants.filter(({ covered }) => covered)} />
              </div>
            </details>
          </Section>
          <div>
            <SubmitButton pendingLabel="Matching names…">Continue</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

/** Which way the dates of the file are read that have two readings. */
function DayOrderField({ form, days }: { form: FormView; days: ColumnsStepProps['days'] }) {
  const sample = days?.sample ?? '11/12/2026'
  const read = (order: DayOrder) => {
    const date = readDate(sample, order)
    return date.kind === 'day' ? formatDate(date.day) : sample
  }
  return (
    <Field
      label={`Which day is “${sample}”?`}
      hint={days?.order ? 'Read as other dates of the file show it. It holds for the whole file.' : 'It holds for the whole file.'}
      error={form.error('dayOrder')}
      required
      className="max-w-96"
    >
      {(control) => (
        <Select
          {...control}
          name="dayOrder"
          defaultValue={form.value('dayOrder', days?.order)}
          placeholder="Say which comes first"
          options={dayOrders.map((order) => ({ value: order, label: `${read(order)}: ${order}` }))}
        />
      )}
    </Field>
  )
}

const Constants = ({ constants }: { constants: readonly ConstantField[] }) => (
  <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
    {constants.map((constant) => (
      <Constant key={constant.name} constant={constant} />
    ))}
  </div>
)

function Constant({ constant: { name, label, value, type, options } }: { constant: ConstantField }) {
  return (
    <Field label={label}>
      {(control) =>
        options ? (
          <Select {...control} name={`constants.${name}`} defaultValue={value} placeholder="As the rows say" options={options} />
        ) : (
          <Input {...control} type={type} name={`constants.${name}`} defaultValue={value} />
        )
      }
    </Field>
  )
}
