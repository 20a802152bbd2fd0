import 'server-only'
import { statement, type Tx } from '@/lib/db/scope'

/** How many jobs of one offering a delivery added, or learnt something new of. */
export type OfferingShare = { offering: string; jobs: number }

// A job stands under the delivery that spoke last about it; the changes of later deliveries tell which one had spoken before.
const shares = statement(
  `select "offeringId" as "offering", count(*)::integer as "jobs" from (
     select "offeringId", "id" from "GenerationJob" where "workspaceId" = $1 and "logId" = $2
     union select "offeringId", "jobId" from "JobChange" where "workspaceId" = $1 and "logId" = $2
     union select "offeringId", "jobId" from "JobChange" where "workspaceId" = $1 and "beforeLogId" = $2
   ) told group by 1 order by 2 desc, 1`,
)

/** To which offerings the jobs of a delivery went, most jobs first. */
export const jobsByOffering = (tx: Pick<Tx, '$queryRawUnsafe'>, workspaceId: string, logId: string): Promise<OfferingShare[]> =>
  tx.$queryRawUnsafe<OfferingShare[]>(shares, workspaceId, logId)
