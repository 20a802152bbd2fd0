create type "TrialClose" as enum ('success', 'futility', 'maximum', 'person');
create type "ClipFault" as enum ('artefacts', 'motion', 'identity', 'prompt', 'audio', 'unsafe', 'other');

alter table "Trial"
  add column "goal" "Goal",
  add column "hypothesis" text,
  add column "settings" jsonb,
  add column "lookEvery" integer not null default 30,
  add column "planSha256" text,
  add column "lockedAt" timestamp(3),
  add column "closedAt" timestamp(3),
  add column "closeReason" "TrialClose",
  add column "closeNote" text,
  add column "revealedAt" timestamp(3),
  add column "attestedByName" text;

alter table "TrialPrompt"
  add column "referenceKey" text,
  add column "referenceMime" text,
  add column "referenceSha256" text;

alter table "TrialClip"
  drop column "media",
  add column "reason" text,
  add column "id" text not null default gen_random_uuid()::text,
  add column "bytes" integer,
  add column "mime" text,
  add column "seconds" double precision,
  add column "width" integer,
  add column "height" integer,
  add column "frameRate" double precision,
  add column "hasAudio" boolean,
  add column "codec" text,
  add column "posterKey" text,
  add column "originalName" text,
  add column "uploadedById" text,
  add column "uploadedByName" text,
  add column "uploadedAt" timestamp(3) not null default current_timestamp;
alter table "TrialClip" alter column "id" drop default;
create unique index "TrialClip_workspaceId_id_key" on "TrialClip"("workspaceId", "id");

create table "TrialRater" (
    "workspaceId" text not null,
    "trialId" text not null,
    "id" text not null,
    "userId" text,
    "name" text not null,
    "guest" boolean not null default false,
    "tokenHash" text,
    "sessionHash" text,
    "expiresAt" timestamp(3),
    "vendorTie" boolean not null default false,
    "invitedById" text,
    "createdAt" timestamp(3) not null default current_timestamp,
    "joinedAt" timestamp(3),
    "endedAt" timestamp(3),

    constraint "TrialRater_pkey" primary key ("workspaceId", "trialId", "id")
);
create unique index "TrialRater_tokenHash_key" on "TrialRater"("tokenHash");
create unique index "TrialRater_sessionHash_key" on "TrialRater"("sessionHash");
create unique index "TrialRater_workspaceId_trialId_userId_key" on "TrialRater"("workspaceId", "trialId", "userId");
alter table "TrialRater" add constraint "TrialRater_workspaceId_trialId_fkey" foreign key ("workspaceId", "trialId") references "Trial"("workspaceId", "id") on delete cascade on update cascade;

insert into "TrialRater" ("workspaceId", "trialId", "id", "name", "joinedAt")
  select "workspaceId", "trialId", "raterId", "raterId", min("votedAt") from "TrialVote" group by 1, 2, 3;
alter table "TrialVote" add constraint "TrialVote_workspaceId_trialId_raterId_fkey" foreign key ("workspaceId", "trialId", "raterId") references "TrialRater"("workspaceId", "trialId", "id") on delete cascade on update cascade;

create table "ClipJudgement" (
    "workspaceId" text not null,
    "trialId" text not null,
    "promptId" text not null,
    "raterId" text not null,
    "side" "TrialSide" not null,
    "accepted" boolean not null,
    "reasonCode" "ClipFault",

    constraint "ClipJudgement_pkey" primary key ("workspaceId", "trialId", "promptId", "raterId", "side")
);
alter table "ClipJudgement" add constraint "ClipJudgement_workspaceId_trialId_promptId_raterId_fkey" foreign key ("workspaceId", "trialId", "promptId", "raterId") references "TrialVote"("workspaceId", "trialId", "promptId", "raterId") on delete cascade on update cascade;

alter table "Trial" add constraint "planned_number_of_raters" check ("ratersPerPrompt" between 1 and 99 and "lookEvery" >= 1);
alter table "Trial" add constraint "locked_plan_has_its_hash" check ("lockedAt" is null or ("planSha256" is not null and "goal" is not null and "settings" is not null));
alter table "Trial" add constraint "revealed_after_the_close" check ("revealedAt" is null or ("closedAt" is not null and "state" = 'closed' and "wins" is not null));

create function refuse_change_of_locked_trial() returns trigger language plpgsql as $$
begin
  if old."lockedAt" is null then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'A locked trial is never deleted.' using errcode = 'restrict_violation';
  end if;
  if (new."id", new."dependencyId", new."challengerId", new."incumbentId", new."registeredOn", new."plannedPrompts", new."ratersPerPrompt",
      new."blind", new."sidesRandomised", new."ownPrompts", new."versionsExact", new."goal", new."hypothesis", new."settings",
      new."lookEvery", new."planSha256", new."lockedAt")
    is distinct from
     (old."id", old."dependencyId", old."challengerId", old."incumbentId", old."registeredOn", old."plannedPrompts", old."ratersPerPrompt",
      old."blind", old."sidesRandomised", old."ownPrompts", old."versionsExact", old."goal", old."hypothesis", old."settings",
      old."lookEvery", old."planSha256", old."lockedAt") then
    raise exception 'The plan of a locked trial never changes.' using errcode = 'restrict_violation';
  end if;
  if old."closedAt" is not null
    and (new."closedAt", new."closedOn", new."closeReason", new."closeNote") is distinct from (old."closedAt", old."closedOn", old."closeReason", old."closeNote") then
    raise exception 'A closed trial stays closed as it was.' using errcode = 'restrict_violation';
  end if;
  if old."revealedAt" is not null
    and (new."state", new."revealedAt", new."wins", new."losses", new."ties") is distinct from (old."state", old."revealedAt", old."wins", old."losses", old."ties") then
    raise exception 'What was revealed stays as it is.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger locked_trial_keeps_its_plan before update or delete on "Trial"
  for each row execute function refuse_change_of_locked_trial();

create function trial_is_locked(workspace text, trial text) returns boolean language sql stable as $$
  select exists (select from "Trial" t where t."workspaceId" = workspace and t."id" = trial and t."lockedAt" is not null)
$$;

create function refuse_change_of_locked_prompt() returns trigger language plpgsql as $$
begin
  if (tg_op <> 'INSERT' and trial_is_locked(old."workspaceId", old."trialId"))
    or (tg_op <> 'DELETE' and trial_is_locked(new."workspaceId", new."trialId")) then
    raise exception 'The prompts of a locked trial never change.' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger locked_prompts_stay before insert or update or delete on "TrialPrompt"
  for each row execute function refuse_change_of_locked_prompt();

-- The lock on the trial lets the last vote and the close at the same moment happen one after the other.
create function refuse_vote_outside_of_voting() returns trigger language plpgsql as $$
declare open boolean;
begin
  select t."state" = 'running' and t."lockedAt" is not null and t."closedAt" is null into open
    from "Trial" t where t."workspaceId" = new."workspaceId" and t."id" = new."trialId" for share;
  if open is not true then
    raise exception 'Votes are taken while a trial runs.' using errcode = 'restrict_violation';
  end if;
  if exists (select from "TrialRater" r where r."workspaceId" = new."workspaceId" and r."trialId" = new."trialId" and r."id" = new."raterId" and r."vendorTie") then
    raise exception 'Nobody with a tie to a vendor votes.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger votes_while_running before insert on "TrialVote"
  for each row execute function refuse_vote_outside_of_voting();
create trigger votes_are_final before update or delete on "TrialVote"
  for each row execute function refuse_change();
create trigger judgements_are_final before update or delete on "ClipJudgement"
  for each row execute function refuse_change();

create function refuse_change_of_judged_clip() returns trigger language plpgsql as $$
begin
  if exists (select from "TrialVote" v where v."workspaceId" = old."workspaceId" and v."trialId" = old."trialId" and v."promptId" = old."promptId") then
    raise exception 'A clip that was voted on stays as it is.' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger judged_clips_stay before update or delete on "TrialClip"
  for each row execute function refuse_change_of_judged_clip();
