-- Words are found in a text as before, but no longer by a function that the planner writes into the query: there the cost given here was lost,
-- and after many new texts it took every text apart, at a millisecond each, rather than to read an index whose newest entries are unsorted.
create or replace function search_words(stored text) returns tsvector language plpgsql immutable parallel safe cost 4000 as $$
begin
  return to_tsvector('simple'::regconfig, case
    when stored ~ '[0-9][.,][0-9]' then
      regexp_replace(regexp_replace(regexp_replace(regexp_replace(left(stored, 200000),
        '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]', ' \& ', 'g'),
        '([0-9]),(?=[0-9])', '\1', 'g'),
        '[!-+\-/:-@[-`{-~\u00a0-\u00bf\u2010-\u2027\u2030-\u205e\u2212\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]|,|\.(?![0-9])|(?<![0-9])\.', ' ', 'g'),
        '[0-9]+(\.[0-9]+)+', ' \& ', 'g')
    else
      regexp_replace(regexp_replace(left(stored, 200000),
        '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]', ' \& ', 'g'),
        '[!-/:-@[-`{-~\u00a0-\u00bf\u2010-\u2027\u2030-\u205e\u2212\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+', ' ', 'g')
    end);
end
$$;

-- An import ends with this, so that the first search after it is planned for the claims that are there now. Naming columns leaves out the
-- words of texts, which take seconds and change no plan. A table that is locked has somebody else at work on it and is left to the next time.
create function refresh_claim_statistics() returns void language plpgsql as $$
begin
  analyze (skip_locked)
    "Claim" ("workspaceId", "id", "modelId", "opponentId", "benchmarkId", "dimensionId", "task", "value", "sampleSize", "evaluatorId",
      "evaluatorOrg", "evaluatorKind", "tableId", "publishedOn", "sourceId", "repeatsId", "tier", "archivedAt"),
    "Source" ("workspaceId", "id"), "Vendor" ("workspaceId", "id"), "Model" ("workspaceId", "id", "vendorId"),
    "Benchmark" ("workspaceId", "id"), "BenchmarkDimension" ("workspaceId", "benchmarkId", "id");
end
$$;
