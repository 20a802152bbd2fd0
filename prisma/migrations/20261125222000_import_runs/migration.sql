-- One file may be read more than once: what it would change is worked out anew each time.
DROP INDEX "ImportRun_workspaceId_fileSha256_kind_key";

ALTER TABLE "ImportRun"
  ADD COLUMN "headersSha256" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "format" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "answers" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "content" BYTEA,
  ADD COLUMN "inputSha256" TEXT,
  ADD COLUMN "madeVendors" TEXT[],
  ADD COLUMN "madeModels" TEXT[],
  ADD COLUMN "madeBenchmarks" TEXT[],
  ADD COLUMN "madeSources" TEXT[],
  ADD COLUMN "madeClaims" TEXT[],
  ADD COLUMN "changed" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "createdByName" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "appliedAt" TIMESTAMP(3);

CREATE INDEX "ImportRun_workspaceId_createdAt_idx" ON "ImportRun"("workspaceId", "createdAt");
CREATE INDEX "ImportRun_workspaceId_headersSha256_idx" ON "ImportRun"("workspaceId", "headersSha256");
