create type "ShareKind" as enum ('week', 'calendar', 'changes', 'badge');

create table "ShareLink" (
    "workspaceId" text not null,
    "id" text not null,
    "kind" "ShareKind" not null,
    "tokenHash" text not null,
    "week" text,
    "edition" integer,
    "label" text not null,
    "createdById" text not null,
    "createdByName" text not null,
    "createdAt" timestamp(3) not null default current_timestamp,
    "expiresAt" timestamp(3),
    "revokedAt" timestamp(3),
    "lastUsedOn" date,

    constraint "ShareLink_pkey" primary key ("workspaceId", "id")
);

create unique index "ShareLink_tokenHash_key" on "ShareLink"("tokenHash");
create index "ShareLink_workspaceId_week_edition_idx" on "ShareLink"("workspaceId", "week", "edition");

alter table "ShareLink" add constraint "ShareLink_workspaceId_fkey" foreign key ("workspaceId") references "Workspace"("id") on delete cascade on update cascade;
alter table "ShareLink" add constraint "ShareLink_workspaceId_week_edition_fkey" foreign key ("workspaceId", "week", "edition") references "Review"("workspaceId", "week", "edition") on delete no action on update cascade;

-- A week is named by a link to a week and by no other, and never without an end.
alter table "ShareLink" add constraint "week_of_its_kind" check (
    case when "kind" = 'week' then "week" is not null and "edition" is not null and "expiresAt" is not null
    else "week" is null and "edition" is null end
);

-- What has no signature yet can change, and is not shown outside.
create function refuse_share_of_open_week() returns trigger language plpgsql as $$
begin
  if new."kind" = 'week' and not week_is_signed(new."workspaceId", new."week", new."edition") then
    raise exception 'Only a signed week can be shared.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger only_signed_weeks_are_shared before insert or update of "kind", "week", "edition" on "ShareLink"
  for each row execute function refuse_share_of_open_week();
