-- CreateEnum
CREATE TYPE "ClipTrouble" AS ENUM ('missing', 'unplayable', 'damaged', 'tells', 'unsafe', 'other');

-- CreateEnum
CREATE TYPE "ClipRemedy" AS ENUM ('replaced', 'failed', 'kept');

-- AlterTable
ALTER TABLE "Trial" ADD COLUMN     "namesByName" TEXT,
ADD COLUMN     "namesReason" TEXT;

-- AlterTable
ALTER TABLE "TrialPrompt" ADD COLUMN     "referenceBytes" INTEGER;

-- CreateTable
CREATE TABLE "TrialInsider" (
    "workspaceId" TEXT NOT NULL,
    "trialId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TrialInsider_pkey" PRIMARY KEY ("workspaceId","trialId","userId")
);

-- CreateTable
CREATE TABLE "ClipReport" (
    "workspaceId" TEXT NOT NULL,
    "trialId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "side" "TrialSide" NOT NULL,
    "raterId" TEXT NOT NULL,
    "trouble" "ClipTrouble" NOT NULL,
    "note" TEXT,
    "reportedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "remedy" "ClipRemedy",
    "settledByName" TEXT,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "ClipReport_pkey" PRIMARY KEY ("workspaceId","trialId","id")
);

-- AddForeignKey
ALTER TABLE "TrialInsider" ADD CONSTRAINT "TrialInsider_workspaceId_trialId_fkey" FOREIGN KEY ("workspaceId", "trialId") REFERENCES "Trial"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClipReport" ADD CONSTRAINT "ClipReport_workspaceId_trialId_promptId_fkey" FOREIGN KEY ("workspaceId", "trialId", "promptId") REFERENCES "TrialPrompt"("workspaceId", "trialId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClipReport" ADD CONSTRAINT "ClipReport_workspaceId_trialId_raterId_fkey" FOREIGN KEY ("workspaceId", "trialId", "raterId") REFERENCES "TrialRater"("workspaceId", "trialId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever sent a clip so far knows which model made it.
insert into "TrialInsider" ("workspaceId", "trialId", "userId", "since")
  select "workspaceId", "trialId", "uploadedById", min("uploadedAt") from "TrialClip" where "uploadedById" is not null group by 1, 2, 3;

-- Until the reveal a trial can still turn out not to have been blind; nothing ever makes it blind again.
create or replace function refuse_change_of_locked_trial() returns trigger language plpgsql as $$
begin
  if old."lockedAt" is null then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'A locked trial is never deleted.' using errcode = 'restrict_violation';
  end if;
  if (new."id", new."dependencyId", new."challengerId", new."incumbentId", new."registeredOn", new."plannedPrompts", new."ratersPerPrompt",
      new."sidesRandomised", new."ownPrompts", new."versionsExact", new."goal", new."hypothesis", new."settings",
      new."lookEvery", new."planSha256", new."lockedAt")
    is distinct from
     (old."id", old."dependencyId", old."challengerId", old."incumbentId", old."registeredOn", old."plannedPrompts", old."ratersPerPrompt",
      old."sidesRandomised", old."ownPrompts", old."versionsExact", old."goal", old."hypothesis", old."settings",
      old."lookEvery", old."planSha256", old."lockedAt")
    or (new."blind" and not old."blind") or (new."blind" <> old."blind" and old."revealedAt" is not null)
    or (old."namesReason" is not null and (new."namesReason", new."namesByName") is distinct from (old."namesReason", old."namesByName")) then
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

create or replace function refuse_vote_outside_of_voting() returns trigger language plpgsql as $$
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
  if exists (
    select from "TrialRater" r join "TrialInsider" i on i."workspaceId" = r."workspaceId" and i."trialId" = r."trialId" and i."userId" = r."userId"
      where r."workspaceId" = new."workspaceId" and r."trialId" = new."trialId" and r."id" = new."raterId") then
    raise exception 'Nobody votes who knows which model made which clip.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
