import 'server-only'
import { statement, type Tx } from '@/lib/db/scope'

/** How many jobs of one offering a delivery added, or learnt something new of. */
export type OfferingShare = { offering: string; jobs: number }

// A job stands under the delivery that spoke last about it; those that have moved on are found by what was kept of them.
const sharesWhere = (change: string) =>
  statement(
    `select "offering", sum("jobs")::integer as "jobs" from (
       select "offeringId" as "offering", count(*) as "jobs" from "GenerationJob" where "workspaceId" = $1 and "logId" = $2 group by 1
       union all
       select c."offeringId", count(distinct c."jobId") from "JobChange" c
       join "GenerationJob" j on j."workspaceId" = $1 and j."offeringId" = c."offeringId" and j."id" = c."jobId" and j."logId" <> $2
       where c."workspaceId" = $1 and (${change}) group by 1
     ) told group by 1 order by 2 desc, 1`,
  )
const ofNew = sharesWhere('c."logId" = $2')
const ofAny = sharesWhere('c."logId" = $2 or c."beforeLogId" = $2')

/** To which offerings the jobs of a delivery went, most jobs first. `isNew`: no later delivery can have spoken about them, which is answered faster. */
export const jobsByOffering = (
  tx: Pick<Tx, '$queryRawUnsafe'>,
  workspaceId: string,
  { id, isNew }: { id: string; isNew: boolean },
): Promise<OfferingShare[]> => tx.$queryRawUnsafe<OfferingShare[]>(isNew ? ofNew : ofAny, workspaceId, id)
