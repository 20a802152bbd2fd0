-- A review is begun, signed by as many as the policy asks for, and may be reopened as a new edition beside the signed one.

alter table "Review"
  add column "inReviewAt" timestamp(3),
  add column "reopenedReason" text,
  add column "reopenedById" text,
  add column "reopenedByName" text;

alter table "SignOff" add column "dissents" jsonb not null default '[]';

-- A challenger may be weighed for more than one goal.
alter table "Override" add column "goal" "Goal" not null default 'capability';
alter table "Override" drop constraint "Override_pkey";
alter table "Override" add constraint "Override_pkey" primary key ("workspaceId", "week", "edition", "dependencyId", "challengerId", "goal");
alter table "Override" alter column "goal" drop default;
