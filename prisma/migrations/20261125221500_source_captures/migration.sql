-- Every version of a source's text that was ever kept, oldest first by number.
CREATE TABLE "SourceCapture" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "capturedAt" TIMESTAMP(3) NOT NULL,
    "byId" TEXT,
    "byName" TEXT,
    "url" TEXT,
    "finalUrl" TEXT,
    "contentType" TEXT,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "SourceCapture_pkey" PRIMARY KEY ("workspaceId","id"),
    CONSTRAINT "capture_kinds" CHECK ("kind" IN ('kept', 'fetched', 'pasted'))
);

CREATE UNIQUE INDEX "SourceCapture_workspaceId_sourceId_number_key" ON "SourceCapture"("workspaceId", "sourceId", "number");

ALTER TABLE "SourceCapture" ADD CONSTRAINT "SourceCapture_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

create trigger captures_are_append_only before update or delete on "SourceCapture"
  for each row execute function refuse_change();
create trigger captures_are_never_emptied before truncate on "SourceCapture" execute function refuse_truncate();
