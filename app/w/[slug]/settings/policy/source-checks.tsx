'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { FieldGroup } from '@/components/ui/field'

const sourceLabel: Record<string, string> = {
  contract: 'Contract',
  vendor_doc: 'Vendor’s documentation',
  measured: 'Measured by the team',
  independent: 'Independent source',
}

type SourceChecksProps = { name: string; options: readonly string[]; chosen: readonly string[]; error: string | undefined }

/** Which sources a gate accepts; at least one. */
export function SourceChecks({ name, options, chosen, error }: SourceChecksProps) {
  return (
    <FieldGroup legend="Sources that count" error={error ?? null}>
      <input type="hidden" name={name} value="" />
      {options.map((option, index) => (
        <Checkbox
          key={option}
          name={name}
          value={option}
          label={sourceLabel[option] ?? option}
          defaultChecked={chosen.includes(option)}
          aria-invalid={error && index === 0 ? true : undefined}
        />
      ))}
    </FieldGroup>
  )
}
