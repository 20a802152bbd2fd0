-- Statements that can be checked on a day to come. They are never edited: their outcome is written once.

create type "ForecastKind" as enum ('status_stays', 'test_ahead', 'switched', 'own_words');
create type "ForecastBy" as enum ('person', 'engine', 'vendor', 'publication');
create type "ForecastOutcome" as enum ('yes', 'no', 'void');

create table "Forecast" (
  "workspaceId" text not null,
  "id" text not null,
  "week" text not null,
  "edition" integer not null,
  "dependencyId" text not null,
  "challengerId" text,
  "goal" "Goal" not null default 'capability',
  "kind" "ForecastKind" not null,
  "status" "Status",
  "margin" double precision,
  "statement" text,
  "percent" integer not null,
  "dueOn" date not null,
  "by" "ForecastBy" not null,
  "byName" text not null,
  "madeById" text,
  "madeByName" text not null,
  "madeOn" date not null,
  "createdAt" timestamp(3) not null default current_timestamp,
  "outcome" "ForecastOutcome",
  "resolvedOn" date,
  "resolvedById" text,
  "resolvedByName" text,
  "note" text,

  constraint "Forecast_pkey" primary key ("workspaceId", "id"),
  constraint "Forecast_workspaceId_fkey" foreign key ("workspaceId") references "Workspace"("id") on delete cascade on update cascade,
  constraint "Forecast_workspaceId_dependencyId_fkey" foreign key ("workspaceId", "dependencyId")
    references "Dependency"("workspaceId", "id") on delete cascade on update cascade,
  constraint "Forecast_workspaceId_challengerId_fkey" foreign key ("workspaceId", "challengerId")
    references "Offering"("workspaceId", "id") on delete no action on update cascade,
  constraint "forecast_is_unsure" check ("percent" between 1 and 99),
  constraint "forecast_looks_ahead" check ("dueOn" > "madeOn"),
  constraint "forecast_can_be_checked" check (
    case "kind"
      when 'status_stays' then "status" is not null and "challengerId" is not null
      when 'test_ahead' then "margin" > 0 and "margin" <= 1 and "challengerId" is not null
      when 'switched' then "challengerId" is not null
      else "statement" is not null
    end),
  constraint "outcome_is_whole" check (
    ("outcome" is null) = ("resolvedOn" is null) and ("outcome" is null) = ("resolvedByName" is null)),
  constraint "void_has_a_reason" check ("outcome" is distinct from 'void' or "note" is not null)
);

create index "Forecast_workspaceId_outcome_dueOn_idx" on "Forecast"("workspaceId", "outcome", "dueOn");
create index "Forecast_workspaceId_week_edition_idx" on "Forecast"("workspaceId", "week", "edition");
create index "Forecast_workspaceId_dependencyId_idx" on "Forecast"("workspaceId", "dependencyId");
create index "Forecast_workspaceId_challengerId_idx" on "Forecast"("workspaceId", "challengerId");

-- The same author says the same thing about the same day once per week; what was voided does not count.
create unique index "Forecast_once" on "Forecast"(
  "workspaceId", "week", "dependencyId", coalesce("challengerId", ''), "goal", "kind", coalesce("margin", 0), coalesce("statement", ''),
  "dueOn", "by", "byName", coalesce("madeById", '')
) where "outcome" is distinct from 'void';
-- Of the engine at most one is open for each pair and status, so that a headline that stands for months is not counted every week.
create unique index "Forecast_open_by_engine" on "Forecast"("workspaceId", "dependencyId", "challengerId", "goal", "status")
  where "by" = 'engine' and "outcome" is null;

create function refuse_edited_forecast() returns trigger language plpgsql as $$
begin
  if old."outcome" is not null or (to_jsonb(new) - array['outcome', 'resolvedOn', 'resolvedById', 'resolvedByName', 'note'])
    <> (to_jsonb(old) - array['outcome', 'resolvedOn', 'resolvedById', 'resolvedByName', 'note']) then
    raise exception 'A forecast is never edited; its outcome is written once.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger forecast_is_never_edited before update on "Forecast"
  for each row execute function refuse_edited_forecast();
