-- The grid of claims pages through an index for each order in both directions, so the id follows the direction of the key.
DROP INDEX "Claim_workspaceId_publishedOn_id_idx";
CREATE INDEX "Claim_workspaceId_publishedOn_id_idx" ON "Claim"("workspaceId", "publishedOn", "id");
CREATE INDEX "Claim_workspaceId_value_id_idx" ON "Claim"("workspaceId", "value", "id");
CREATE INDEX "Claim_workspaceId_sampleSize_id_idx" ON "Claim"("workspaceId", "sampleSize", "id");
CREATE INDEX "Claim_workspaceId_evaluatorOrg_id_idx" ON "Claim"("workspaceId", "evaluatorOrg", "id");

-- A source lists its claims, a claim its neighbours in the table and its echoes.
CREATE INDEX "Claim_workspaceId_sourceId_idx" ON "Claim"("workspaceId", "sourceId");
CREATE INDEX "Claim_workspaceId_tableId_idx" ON "Claim"("workspaceId", "tableId");
CREATE INDEX "Claim_workspaceId_repeatsId_idx" ON "Claim"("workspaceId", "repeatsId");
