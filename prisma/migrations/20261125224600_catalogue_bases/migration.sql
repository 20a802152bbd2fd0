-- Rows of the catalogue that nobody has changed stand as the catalogue had them.
UPDATE "Source" SET "catalogueRow" = jsonb_build_object('id', "id", 'title', "title", 'url', "url", 'readOn', "readOn"::text, 'text', "text")
WHERE "origin" = 'catalogue' AND "catalogueRow" IS NULL
  AND NOT EXISTS (SELECT FROM "SourceCapture" c WHERE c."workspaceId" = "Source"."workspaceId" AND c."sourceId" = "Source"."id");

UPDATE "Fact" SET "catalogueRow" = jsonb_build_object(
  'id', "id", 'offeringId', "offeringId", 'gate', "gate", 'value', "value", 'sourceKind', "sourceKind", 'observedOn', "observedOn"::text,
  'relSe', "relSe", 'quote', "quote", 'note', "note", 'sourceId', "sourceId")
WHERE "origin" = 'catalogue' AND "catalogueRow" IS NULL AND "version" = 1;

UPDATE "Benchmark" SET "catalogueRow" = "catalogueRow" || jsonb_build_object('dimensions', (
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', d."id", 'name', d."name", 'dimension', d."dimension", 'metric', d."metric",
    'unit', d."unit", 'higherIsBetter', d."higherIsBetter", 'min', d."min", 'max', d."max") ORDER BY d."id"), '[]')
  FROM "BenchmarkDimension" d WHERE d."workspaceId" = "Benchmark"."workspaceId" AND d."benchmarkId" = "Benchmark"."id"))
WHERE "catalogueRow" IS NOT NULL AND NOT "catalogueRow" ? 'dimensions';
