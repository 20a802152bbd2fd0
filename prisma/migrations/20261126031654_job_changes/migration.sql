-- CreateTable
CREATE TABLE "JobChange" (
    "workspaceId" TEXT NOT NULL,
    "offeringId" TEXT NOT NULL,
    "jobId" TEXT NOT NULL,
    "logId" TEXT NOT NULL,
    "beforeLogId" TEXT NOT NULL,
    "before" JSONB NOT NULL,

    CONSTRAINT "JobChange_pkey" PRIMARY KEY ("workspaceId","logId","offeringId","jobId")
);

-- CreateIndex
CREATE INDEX "JobChange_workspaceId_offeringId_jobId_idx" ON "JobChange"("workspaceId", "offeringId", "jobId");

-- AddForeignKey
ALTER TABLE "JobChange" ADD CONSTRAINT "JobChange_workspaceId_offeringId_jobId_fkey" FOREIGN KEY ("workspaceId", "offeringId", "jobId") REFERENCES "GenerationJob"("workspaceId", "offeringId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobChange" ADD CONSTRAINT "JobChange_workspaceId_logId_fkey" FOREIGN KEY ("workspaceId", "logId") REFERENCES "JobLog"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
