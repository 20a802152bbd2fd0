'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { FormAction } from '@/lib/form-state'
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
  sheets: { read: string[]; others: string[] } | null
}

/** Step 2: what each column means, guessed and corrected by hand; and what holds for all rows. */
export function ColumnsStep({ slug, id, columns, options, constants, missing, sheets }: ColumnsStepProps) {
  const action: FormAction = mapImportAction.bind(null, slug)
  return (
    <ActionForm action={action} label="Columns" className="flex flex-col gap-4">
      {() => (
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
