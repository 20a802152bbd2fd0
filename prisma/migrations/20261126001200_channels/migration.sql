-- Where a workspace sends its news, and every single delivery with what came of it.

CREATE TYPE "ChannelKind" AS ENUM ('email', 'webhook', 'slack', 'teams');
CREATE TYPE "DeliveryState" AS ENUM ('pending', 'sending', 'sent', 'failed', 'dropped');

CREATE TABLE "Channel" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" "ChannelKind" NOT NULL,
    "name" TEXT NOT NULL,
    "host" TEXT,
    "lockedUrl" TEXT,
    "lockedSecret" TEXT,
    "events" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "listensSince" TIMESTAMP(3) NOT NULL,
    "createdByName" TEXT NOT NULL,
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("workspaceId", "id")
);

CREATE TABLE "Delivery" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "eventKey" TEXT NOT NULL,
    "subject" JSONB NOT NULL,
    "recipientId" TEXT NOT NULL DEFAULT '',
    "recipientName" TEXT,
    "state" "DeliveryState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "leaseUntil" TIMESTAMP(3),
    "lastAttemptAt" TIMESTAMP(3),
    "sentAt" TIMESTAMP(3),
    "answerCode" INTEGER,
    "error" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("workspaceId", "id")
);

CREATE TABLE "MailRefusal" (
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MailRefusal_pkey" PRIMARY KEY ("workspaceId", "userId")
);

-- One event is told once through one channel to one recipient, whoever asks for it and how often.
CREATE UNIQUE INDEX "Delivery_workspaceId_channelId_eventKey_recipientId_key" ON "Delivery"("workspaceId", "channelId", "eventKey", "recipientId");
CREATE INDEX "Delivery_workspaceId_channelId_createdAt_idx" ON "Delivery"("workspaceId", "channelId", "createdAt");
CREATE INDEX "Delivery_state_dueAt_idx" ON "Delivery"("state", "dueAt");

ALTER TABLE "Channel" ADD CONSTRAINT "Channel_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_workspaceId_channelId_fkey" FOREIGN KEY ("workspaceId", "channelId") REFERENCES "Channel"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "MailRefusal" ADD CONSTRAINT "MailRefusal_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "Member"("workspaceId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- Wakes the job queue in the transaction that makes a delivery due. The queue brings its own schema, which is not there before a worker has
-- run; and waking is only a matter of seconds, since a worker looks for due deliveries every minute: it must never fail the change itself.
create function wake_delivery() returns trigger language plpgsql as $$
begin
  if to_regnamespace('graphile_worker') is not null then
    perform graphile_worker.add_job(
      'deliver',
      json_build_object('workspaceId', new."workspaceId", 'id', new."id"),
      max_attempts => 3,
      job_key => 'deliver ' || new."id"
    );
  end if;
  return null;
exception when others then
  raise warning 'The job queue could not be woken: %', sqlerrm;
  return null;
end $$;

create trigger new_delivery_wakes after insert on "Delivery"
  for each row when (new."state" = 'pending') execute function wake_delivery();
create trigger delivery_sent_again_wakes after update on "Delivery"
  for each row when (new."state" = 'pending' and old."state" in ('failed', 'dropped')) execute function wake_delivery();
