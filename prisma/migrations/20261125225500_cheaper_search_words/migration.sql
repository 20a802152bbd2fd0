-- The same words as before, found with less work where no figure has a point or a comma inside, as in most notes.
create or replace function search_words(stored text) returns tsvector language sql immutable parallel safe cost 10000 as $$
  select to_tsvector('simple'::regconfig, case
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
    end)
$$;
