'use client'

import { useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

const formats = [
  { value: 'csv', label: 'CSV' },
  { value: 'csv?bom=1', label: 'CSV for Excel' },
  { value: 'xlsx', label: 'XLSX' },
  { value: 'json', label: 'JSON' },
]

type ExportPickerProps = { folder: string; tables: readonly { value: string; label: string }[] }

/** One table as a file: which, and in which format. */
export function ExportPicker({ folder, tables }: ExportPickerProps) {
  const [table, setTable] = useState(tables[0]?.value ?? '')
  const [format, setFormat] = useState('csv')
  return (
    <div className="flex flex-wrap items-end gap-3 py-3">
      <Field label="One table" required>
        {(control) => (
          <Select {...control} options={tables} value={table} onChange={(event) => setTable(event.currentTarget.value)} className="w-60" />
        )}
      </Field>
      <Field label="Format" required>
        {(control) => (
          <Select
            {...control}
            options={formats}
            value={format}
            onChange={(event) => setFormat(event.currentTarget.value)}
            className="w-40"
          />
        )}
      </Field>
      {/* A download is no page: nothing may fetch it ahead of the click. */}
      <a className={buttonClass('secondary', 'md')} href={`${folder}/${table}.${format}`} download>
        Download the table
      </a>
    </div>
  )
}
