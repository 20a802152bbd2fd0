-- A figure is one word: 83.24 is no longer 83 and 24, and 1,287 is found as 1287.
drop index "Claim_own_words";
drop index "Source_text_words";

create or replace function search_words(stored text) returns tsvector language sql immutable parallel safe cost 10000 as $$
  select to_tsvector('simple'::regconfig, regexp_replace(regexp_replace(regexp_replace(regexp_replace(left(stored, 200000),
    '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]', ' \& ', 'g'),
    '([0-9]),(?=[0-9])', '\1', 'g'),
    '[!-+\-/:-@[-`{-~\u00a0-\u00bf\u2010-\u2027\u2030-\u205e\u2212\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]|,|\.(?![0-9])|(?<![0-9])\.', ' ', 'g'),
    '[0-9]+(\.[0-9]+)+', ' \& ', 'g'))
$$;

create index "Source_text_words" on "Source" using gin (search_words("text")) where "text" is not null;
create index "Claim_own_words" on "Claim" using gin (claim_words("note", "statement", "variant"))
  where "note" is not null or "statement" is not null or "variant" is not null;
