import type { ReactNode } from 'react'
import { DataList } from '@/components/ui/data-list'
import { Time } from '@/components/ui/time'
import { accessLabels, type Model } from '@/lib/domain/model'
import { taskLabel } from '@/lib/domain/task'
import { formatNumber } from '@/lib/format'
import { commercialUseLabels } from '../../labels'
import { Unverified } from '../../marks'

/** Everything that is known about a model, in the words of the form. */
export function ModelFigures({ model }: { model: Model }) {
  const figure = (term: string, field: keyof Model, value: ReactNode) => ({
    term,
    value,
    note: value && model.unverifiedFields.includes(field) ? <Unverified /> : null,
  })
  const unit = (value: number | null, of: string) => value !== null && `${formatNumber(value, Number.isInteger(value) ? 0 : 1)} ${of}`
  return (
    <DataList
      columns={2}
      items={[
        figure('Tasks', 'tasks', model.tasks.map(taskLabel).join(', ')),
        figure('Access', 'access', model.access.map((access) => accessLabels[access]).join(', ')),
        figure('Released on', 'releasedOn', model.releasedOn && <Time value={model.releasedOn} />),
        figure('Licence', 'licence', model.licence),
        figure('Largest resolution', 'maxResolution', model.maxResolution),
        figure('Commercial use', 'commercialUse', model.commercialUse !== 'unknown' && commercialUseLabels[model.commercialUse]),
        figure('Longest clip', 'maxDurationSeconds', unit(model.maxDurationSeconds, 's')),
        figure('Graphics memory', 'minVramGb', unit(model.minVramGb, 'GB')),
        figure('Frames per second', 'fps', unit(model.fps, 'fps')),
        figure('Own audio', 'nativeAudio', model.nativeAudio === null ? null : model.nativeAudio ? 'makes sound itself' : 'silent'),
        figure(
          'API model ids',
          'apiModelIds',
          model.apiModelIds.length > 0 && <span className="font-mono text-sm">{model.apiModelIds.join(', ')}</span>,
        ),
        { term: 'Version group', value: <span className="font-mono text-sm">{model.group}</span> },
        ...(model.aliases.length > 0 ? [{ term: 'Other names', value: model.aliases.join(', ') }] : []),
        ...(model.note ? [{ term: 'Note', value: model.note }] : []),
      ].map((item) => ({ ...item, value: item.value === false ? null : item.value }))}
    />
  )
}
