import 'server-only'
import type { Tx } from '@/lib/db/scope'
import { modelTitle } from '@/lib/domain/model'
import type { KnownOffering } from '@/lib/import/job-match'

/** The offerings of a workspace with everything that logs may call them by. */
export async function knownOfferings(tx: Tx): Promise<KnownOffering[]> {
  const rows = await tx.offering.findMany({
    where: { archivedAt: null },
    select: {
      ...{ id: true, apiModelId: true, modelId: true, providerId: true, provider: { select: { name: true } } },
      model: { select: { name: true, modelVersion: true, aliases: true, apiModelIds: true } },
    },
  })
  return rows.map(({ provider, model, ...row }) => ({
    ...row,
    modelNames: [modelTitle(model), ...model.aliases, ...model.apiModelIds],
    providerName: provider?.name ?? null,
  }))
}
