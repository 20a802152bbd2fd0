-- The words of a text, without an extension: punctuation apart, and every Chinese, Japanese or Korean character a word of its own, since
-- those scripts put no blanks between words. A tsvector holds at most a megabyte, which 200,000 characters cannot exceed.
-- The cost tells the planner to read an index rather than to take texts apart row by row.
create function search_words(stored text) returns tsvector language sql immutable parallel safe cost 10000 as $$
  select to_tsvector('simple'::regconfig, regexp_replace(regexp_replace(left(stored, 200000),
    '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]', ' \& ', 'g'),
    '[!-/:-@[-`{-~\u00a0-\u00bf\u2010-\u2027\u2030-\u205e\u2212\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]', ' ', 'g'))
$$;

create index "Source_text_words" on "Source" using gin (search_words("text")) where "text" is not null;

-- A body without quotes is bound here, so that it works under the empty search path of a maintenance command too.
create function claim_words(note text, words text, variant text) returns tsvector language sql immutable parallel safe cost 10000
  return search_words(coalesce(note, '') || ' ' || coalesce(words, '') || ' ' || coalesce(variant, ''));

-- Claims that say nothing in words of their own cost nothing here.
create index "Claim_own_words" on "Claim" using gin (claim_words("note", "statement", "variant"))
  where "note" is not null or "statement" is not null or "variant" is not null;
