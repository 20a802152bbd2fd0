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

create function week_is_signed(workspace text, week_id text, edition_no integer) returns boolean language sql stable as $$
  select exists (
    select from "Review" r
    where r."workspaceId" = workspace and r."week" = week_id and r."edition" = edition_no and r."state" = 'signed'
  )
$$;

-- Both sides are looked at, so that no row can be moved out of a signed week either.
create function refuse_change_of_signed_week() returns trigger language plpgsql as $$
begin
  if (tg_op <> 'INSERT' and week_is_signed(old."workspaceId", old."week", old."edition"))
    or (tg_op <> 'DELETE' and week_is_signed(new."workspaceId", new."week", new."edition")) then
    raise exception 'A row of a signed week is frozen.' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger signed_verdicts_are_frozen before insert or update or delete on "VerdictSnapshot"
  for each row execute function refuse_change_of_signed_week();
create trigger signed_sign_offs_are_frozen before insert or update or delete on "SignOff"
  for each row execute function refuse_change_of_signed_week();
create trigger signed_overrides_are_frozen before insert or update or delete on "Override"
  for each row execute function refuse_change_of_signed_week();

create function refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'The table % is never emptied.', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger audit_is_never_emptied before truncate on "AuditEvent" execute function refuse_truncate();
create trigger policies_are_never_emptied before truncate on "Policy" execute function refuse_truncate();
create trigger reviews_are_never_emptied before truncate on "Review" execute function refuse_truncate();
create trigger verdicts_are_never_emptied before truncate on "VerdictSnapshot" execute function refuse_truncate();
create trigger sign_offs_are_never_emptied before truncate on "SignOff" execute function refuse_truncate();
create trigger overrides_are_never_emptied before truncate on "Override" execute function refuse_truncate();

alter table "Review" add constraint "signed_has_content"
  check ("state" <> 'signed' or ("content" is not null and "sha256" is not null and "signedAt" is not null and "asOf" is not null));

alter table "VerdictSnapshot" add constraint "levels_in_range"
  check ("quality" between 0 and 4 and "readiness" between 0 and 2 and "economics" between 0 and 2);

alter table "Trial" add constraint "two_sides" check ("challengerId" <> "incumbentId");
