-- What the catalogue said about a source or a fact, so that later corrections can be told from it.
ALTER TABLE "Source" ADD COLUMN "catalogueRow" JSONB;
ALTER TABLE "Fact" ADD COLUMN "catalogueRow" JSONB;

CREATE TABLE "CatalogueEdition" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "catalogueVersion" TEXT NOT NULL,
    "fileName" TEXT,
    "content" TEXT,
    "addedByName" TEXT,
    "addedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenAt" TIMESTAMP(3),
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "CatalogueEdition_pkey" PRIMARY KEY ("workspaceId","id")
);

CREATE TABLE "CatalogueDismissal" (
    "workspaceId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "rowId" TEXT NOT NULL,
    "row" JSONB,
    "dismissedByName" TEXT NOT NULL,
    "dismissedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CatalogueDismissal_pkey" PRIMARY KEY ("workspaceId","part","rowId")
);

ALTER TABLE "CatalogueEdition" ADD CONSTRAINT "CatalogueEdition_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CatalogueDismissal" ADD CONSTRAINT "CatalogueDismissal_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
