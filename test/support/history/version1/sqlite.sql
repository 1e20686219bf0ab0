-- A store as schema 0001 has written it: one run that was rolling back when AWS forgot it, one that had ended, and a workflow.
CREATE TABLE "history_migrations" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
CREATE TABLE "history_migrations_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
CREATE TABLE "sources" ("number" integer primary key autoincrement, "account_id" text not null, "region" text not null, "partition" text not null, "kind" text not null, constraint "sources_unique" unique ("account_id", "region", "kind"));
CREATE TABLE "executions" ("number" integer primary key autoincrement, "id" text not null unique, "aws_id" text not null, "source" integer not null, "status" text not null, "name" text, "parent_id" text, "started_order" integer, "ended_at" integer, "duration" integer, "first_seen_at" integer not null, "last_seen_at" integer not null, "gone_at" integer, "user_name" text, "file_name" text, "search_text" text not null, "sensitive_text" text not null);
CREATE TABLE "records" ("number" integer primary key, "view" text not null, "record" text not null);
CREATE TABLE "changes" ("number" integer not null, "sequence" integer not null, "at" integer not null, "previous_status" text not null, "status" text not null, constraint "changes_key" primary key ("number", "sequence"));
CREATE TABLE "lists" ("key" text primary key, "source" integer not null, "parent_id" text, "as_of" integer, "complete" integer not null, "due_at" integer, "failure" text);
CREATE INDEX "executions_started" on "executions" ("started_order", "source", "status");
CREATE INDEX "executions_ended" on "executions" ("ended_at", "source", "status");
CREATE INDEX "executions_duration" on "executions" ("duration", "source", "status");
CREATE INDEX "executions_first_seen" on "executions" ("first_seen_at", "source", "status");
CREATE INDEX "executions_source" on "executions" ("source", "started_order");
CREATE INDEX "executions_source_status" on "executions" ("source", "status", "started_order", "duration", "name");
CREATE INDEX "executions_status" on "executions" ("status", "started_order", "source");
CREATE INDEX "executions_name" on "executions" ("name", "started_order");
CREATE INDEX "executions_parent" on "executions" ("parent_id", "started_order");
CREATE INDEX "executions_aws_id" on "executions" ("aws_id");
CREATE INDEX "executions_user_name" on "executions" ("user_name", "started_order") where "user_name" is not null;
CREATE INDEX "executions_file_name" on "executions" ("file_name", "started_order") where "file_name" is not null;
CREATE INDEX "executions_without_started_order" on "executions" ("id") where "started_order" is null;
CREATE INDEX "executions_without_ended_at" on "executions" ("id") where "ended_at" is null;
CREATE INDEX "executions_without_duration" on "executions" ("id") where "duration" is null;
CREATE INDEX "lists_due" on "lists" ("due_at");
CREATE INDEX "lists_source" on "lists" ("source");
CREATE VIRTUAL TABLE texts using fts5(words, tokenize = 'trigram case_sensitive 1', detail = none,
       content = '', contentless_delete = 1);
CREATE TRIGGER executions_inserted after insert on executions begin
       insert into texts (rowid, words) values (new.number, new.search_text || char(10) || new.sensitive_text); end;
CREATE TRIGGER executions_updated after update of search_text, sensitive_text on executions
       when old.search_text <> new.search_text or old.sensitive_text <> new.sensitive_text begin
       insert or replace into texts (rowid, words) values (new.number, new.search_text || char(10) || new.sensitive_text); end;
CREATE TRIGGER executions_deleted after delete on executions begin
       delete from texts where rowid = old.number; end;
insert into history_migrations (name, timestamp) values ('0001', '2026-11-28T00:08:29.416Z');
insert into history_migrations_lock (id, is_locked) values ('migration_lock', 0);
insert into sources (number, account_id, region, partition, kind) values (1, '111122223333', 'us-east-1', 'aws', 'BLUEPRINT_RUN');
insert into sources (number, account_id, region, partition, kind) values (2, '111122223333', 'us-east-1', 'aws', 'IMAGE_BUILDER_WORKFLOW');
insert into executions (number, id, aws_id, source, status, name, parent_id, started_order, ended_at, duration, first_seen_at, last_seen_at, gone_at, user_name, file_name, search_text, sensitive_text) values (1, 'WyJCbHVlcHJpbnRSdW4iLCIxMTExMjIyMjMzMzMiLCJ1cy1lYXN0LTEiLCJvcmRlcnMiLCJqcl8xIl0', 'jr_1', 1, 'ROLLING_BACK', 'orders', 'WyJCbHVlcHJpbnQiLCIxMTExMjIyMjMzMzMiLCJ1cy1lYXN0LTEiLCJvcmRlcnMiXQ', 1795780740000, null, null, 1795780800000, 1795780801000, 1795780805000, null, null, 'orders', '');
insert into executions (number, id, aws_id, source, status, name, parent_id, started_order, ended_at, duration, first_seen_at, last_seen_at, gone_at, user_name, file_name, search_text, sensitive_text) values (2, 'WyJCbHVlcHJpbnRSdW4iLCIxMTExMjIyMjMzMzMiLCJ1cy1lYXN0LTEiLCJvcmRlcnMiLCJqcl8yIl0', 'jr_2', 1, 'SUCCEEDED', 'orders', 'WyJCbHVlcHJpbnQiLCIxMTExMjIyMjMzMzMiLCJ1cy1lYXN0LTEiLCJvcmRlcnMiXQ', 1795780740000, 1795780770000, 30000, 1795780800000, 1795780800000, 1795780805000, null, null, 'orders
isn''t', '');
insert into executions (number, id, aws_id, source, status, name, parent_id, started_order, ended_at, duration, first_seen_at, last_seen_at, gone_at, user_name, file_name, search_text, sensitive_text) values (3, 'WyJJbWFnZUJ1aWxkZXJXb3JrZmxvdyIsIjExMTEyMjIyMzMzMyIsInVzLWVhc3QtMSIsIndmLTAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMSJd', 'wf-00000000-0000-4000-8000-000000000001', 2, 'RUNNING', 'build-image', 'WyJJbWFnZSIsIjExMTEyMjIyMzMzMyIsInVzLWVhc3QtMSIsImFybjphd3M6aW1hZ2VidWlsZGVyOnVzLWVhc3QtMToxMTExMjIyMjMzMzM6aW1hZ2Uvd2ViLzEuMC4wLzEiXQ', 1795780740000, null, null, 1795780800000, 1795780800000, null, null, null, 'build-image', '');
insert into records (number, view, record) values (1, 'list without parameters', '{"blueprintName":"orders","runId":"jr_1","status":"ROLLING_BACK","rawStatus":"ROLLING_BACK","startedAt":1795780740}');
insert into records (number, view, record) values (2, 'list without parameters', '{"blueprintName":"orders","runId":"jr_2","status":"SUCCEEDED","rawStatus":"SUCCEEDED","statusReason":"isn''t","startedAt":1795780740,"endedAt":1795780770,"errorMessage":"isn''t"}');
insert into records (number, view, record) values (3, 'list', '{"workflowExecutionId":"wf-00000000-0000-4000-8000-000000000001","status":"RUNNING","rawStatus":"RUNNING","startedAt":1795780740,"workflowBuildVersionArn":"arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1","imageBuildVersionArn":"arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/1"}');
insert into changes (number, sequence, at, previous_status, status) values (1, 1, 1795780801000, 'RUNNING', 'ROLLING_BACK');
insert into lists (key, source, parent_id, as_of, complete, due_at, failure) values ('a', 1, null, null, 1, null, null);
