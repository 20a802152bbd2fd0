-- A deleted comment can be brought back for as long as its author may regret it; nobody else sees it meanwhile.
alter table "Comment" add column "deletedAt" timestamp(3);
