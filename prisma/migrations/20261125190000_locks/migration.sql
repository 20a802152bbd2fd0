-- What the schema language cannot say: history is append-only, and a signed week never changes.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are never changed or deleted.', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger audit_is_append_only before update or delete on "AuditEvent"
  for each row execute function refuse_change();

create trigger policy_is_immutable before update or delete on "Policy"
  for each row execute function refuse_change();

create trigger signed_week_is_frozen before update or delete on "Review"
  for each row when (old."state" = 'signed') execute function refuse_change();

create function refuse_change_of_signed_week() returns trigger language plpgsql as $$
begin
  if exists (
    select from "Review" r
    where r."workspaceId" = coalesce(new."workspaceId", old."workspaceId")
      and r."week" = coalesce(new."week", old."week")
      and r."edition" = coalesce(new."edition", old."edition")
      and r."state" = 'signed'
  ) then
    raise exception 'The week % is signed and frozen.', coalesce(new."week", old."week") using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;

create trigger signed_verdicts_are_frozen before insert or update or delete on "VerdictSnapshot"
  for each row execute function refuse_change_of_signed_week();
create trigger signed_sign_offs_are_frozen before insert or update or delete on "SignOff"
  for each row execute function refuse_change_of_signed_week();
create trigger signed_overrides_are_frozen before insert or update or delete on "Override"
  for each row execute function refuse_change_of_signed_week();

alter table "Review" add constraint "signed_has_content"
  check ("state" <> 'signed' or ("content" is not null and "sha256" is not null and "signedAt" is not null and "asOf" is not null));

alter table "VerdictSnapshot" add constraint "levels_in_range"
  check ("quality" between 0 and 4 and "readiness" between 0 and 2 and "economics" between 0 and 2);

alter table "Trial" add constraint "two_sides" check ("challengerId" <> "incumbentId");
