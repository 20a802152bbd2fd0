ALTER TABLE "Action"
  ADD COLUMN "claimId" TEXT,
  ADD COLUMN "ownerName" TEXT,
  ADD COLUMN "reason" TEXT,
  ADD COLUMN "settled" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "closedAt" TIMESTAMP(3),
  ADD COLUMN "createdById" TEXT,
  ADD COLUMN "createdByName" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Action" ADD CONSTRAINT "Action_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX "Action_workspaceId_state_dueOn_idx" ON "Action"("workspaceId", "state", "dueOn");
CREATE INDEX "Action_workspaceId_dependencyId_idx" ON "Action"("workspaceId", "dependencyId");
CREATE INDEX "Action_workspaceId_claimId_idx" ON "Action"("workspaceId", "claimId");

-- A form that is sent twice, or by two people at once, makes one open action.
CREATE UNIQUE INDEX "Action_open_proposal" ON "Action"("workspaceId", "dependencyId", "challengerId", "code")
  WHERE "state" = 'open' AND "code" IS NOT NULL;
CREATE UNIQUE INDEX "Action_open_title" ON "Action"("workspaceId", coalesce("dependencyId", ''), coalesce("claimId", ''), lower("title"))
  WHERE "state" = 'open' AND "code" IS NULL;
