'use client'

import type { Vendor } from '@/lib/domain/vendor'
import { vendorRoles } from '@/lib/domain/vendor'
import type { FormAction } from '@/lib/form-state'
import { Choices, TextField } from '../form-fields'
import { FormFrame, FormSection } from '../form-frame'
import { ProvenanceFields } from '../provenance-fields'

type VendorFormProps = { action: FormAction; path: string; vendor?: Vendor & { version: number } }

export function VendorForm({ action, path, vendor }: VendorFormProps) {
  return (
    <FormFrame
      action={action}
      label={vendor ? `Edit ${vendor.name}` : 'Add a vendor'}
      row={vendor}
      submit={vendor ? 'Save' : 'Add the vendor'}
      cancelHref={vendor ? `${path}/vendors/${vendor.id}` : `${path}?tab=vendors`}
      listHref={`${path}/vendors`}
    >
      {(form) => (
        <>
          <FormSection title="Vendor">
            <TextField form={form} name="name" label="Name" required stored={vendor?.name} />
            <TextField
              form={form}
              name="country"
              label="Country"
              hint="Where it has its seat, as two letters: US, CN, DE."
              stored={vendor?.country}
            />
            <TextField form={form} name="website" label="Website" type="url" placeholder="https://" stored={vendor?.website} />
            <TextField
              form={form}
              name="statusPageUrl"
              label="Status page"
              type="url"
              placeholder="https://"
              stored={vendor?.statusPageUrl}
            />
            <Choices
              form={form}
              name="roles"
              label="Roles"
              options={vendorRoles.map(({ id, label }) => ({ value: id, label }))}
              columns="sm:grid-cols-3"
              stored={vendor?.roles}
            />
          </FormSection>
          <ProvenanceFields form={form} stored={vendor} fields={['country', 'website', 'statusPageUrl']} />
        </>
      )}
    </FormFrame>
  )
}
