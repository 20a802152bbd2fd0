import { NotPublished } from '@/components/ui/data-list'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { accessLabels } from '@/lib/domain/model'
import { shortName } from '@/lib/domain/offering'
import { taskShort } from '@/lib/domain/task'
import type { ModelRow } from '@/lib/services/search-models'
import type { ColumnSort } from './address'
import { Count, Figure, NameCell } from './cells'
import { commercialUseLabels } from './labels'
import { Lifecycle, Unverified } from './marks'

type ModelTableProps = {
  rows: readonly ModelRow[]
  base: string
  /** Left out where the table is part of another page. */
  sort?: ColumnSort
  /** On the page of a vendor all rows have the same one. */
  ofVendor?: boolean
}

/** One row per model: what it can do, what may be done with it, and how much is known about it. */
export function ModelTable({ rows, base, sort, ofVendor = false }: ModelTableProps) {
  return (
    <Table label="Models" fill={sort !== undefined} minWidth="76rem">
      <thead>
        <tr>
          <Th fixed="narrow" sort={sort?.('name')}>
            Model
          </Th>
          {ofVendor ? null : <Th sort={sort?.('vendor')}>Vendor</Th>}
          <Th>Tasks</Th>
          <Th>Access</Th>
          <Th>Commercial use</Th>
          <Th>Resolution</Th>
          <Th numeric unit="s" sort={sort?.('seconds', 'descending')}>
            Longest clip
          </Th>
          <Th>Audio</Th>
          <Th sort={sort?.('retires')}>Lifecycle</Th>
          <Th numeric sort={sort?.('offerings', 'descending')}>
            Offerings
          </Th>
          <Th numeric sort={sort?.('claims', 'descending')}>
            Claims
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((model) => (
          <Row key={model.id} model={model} base={base} ofVendor={ofVendor} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ model, base, ofVendor }: { model: ModelRow; base: string; ofVendor: boolean }) {
  const unsure = (field: string) => (model.unverifiedFields.includes(field) ? <Unverified sign /> : null)
  return (
    <Tr data-row>
      <NameCell href={`${base}/models/${model.id}`} name={model.title} origin={model.origin} />
      {ofVendor ? null : (
        <Td className="max-w-40 truncate" title={model.vendorName}>
          {shortName(model.vendorName)}
        </Td>
      )}
      <Td className="max-w-44 truncate text-muted" title={model.tasks.map(taskShort).join(', ')}>
        {model.tasks.map(taskShort).join(', ') || <NotPublished />}
      </Td>
      <Td className="whitespace-nowrap text-muted">
        {model.access.map((access) => accessLabels[access]).join(', ') || <NotPublished />} {unsure('access')}
      </Td>
      <Td className="whitespace-nowrap" title={model.licence ?? undefined}>
        {model.commercialUse === 'unknown' ? (
          <NotPublished />
        ) : (
          <>
            {commercialUseLabels[model.commercialUse]} {unsure('commercialUse')}
          </>
        )}
      </Td>
      <Td className="max-w-32 truncate" title={model.maxResolution ?? undefined}>
        {model.maxResolution ?? <NotPublished />}
      </Td>
      <Td numeric>
        {unsure('maxDurationSeconds')} <Figure value={model.maxDurationSeconds} />
      </Td>
      <Td>{model.nativeAudio === null ? <NotPublished /> : model.nativeAudio ? 'yes' : 'no'}</Td>
      <Td>
        <Lifecycle state={model.state} retiresOn={model.retiresOn} />
      </Td>
      <Td numeric>
        <Count value={model.offerings} />
      </Td>
      <Td numeric>
        <Count value={model.claims} />
      </Td>
    </Tr>
  )
}
