-- A verdict may change within its week: that it stays is then another statement than before. The stand-in is of the enumeration because a cast to
-- text may not stand in an index; only one kind of forecast has a status, so that it stands for nothing else.
drop index "Forecast_once";
create unique index "Forecast_once" on "Forecast"(
  "workspaceId", "week", "dependencyId", coalesce("challengerId", ''), "goal", "kind", coalesce("status", 'STAY'::"Status"), coalesce("margin", 0),
  coalesce("statement", ''), "dueOn", "by", "byName", coalesce("madeById", '')
) where "outcome" is distinct from 'void';
