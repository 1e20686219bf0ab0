-- The same in PostgreSQL, printed by pg_dump.
SELECT pg_catalog.set_config('search_path', '', false);
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE TABLE public.changes (
    number bigint NOT NULL,
    sequence bigint NOT NULL,
    at bigint NOT NULL,
    previous_status text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.executions (
    number bigint NOT NULL,
    id text NOT NULL COLLATE pg_catalog."C",
    aws_id text NOT NULL COLLATE pg_catalog."C",
    source bigint NOT NULL,
    status text NOT NULL COLLATE pg_catalog."C",
    name text COLLATE pg_catalog."C",
    parent_id text COLLATE pg_catalog."C",
    started_order bigint,
    ended_at bigint,
    duration bigint,
    first_seen_at bigint NOT NULL,
    last_seen_at bigint NOT NULL,
    gone_at bigint,
    user_name text COLLATE pg_catalog."C",
    file_name text COLLATE pg_catalog."C",
    search_text text NOT NULL COLLATE pg_catalog."C",
    sensitive_text text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE public.executions ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.executions_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.history_migrations (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);
CREATE TABLE public.history_migrations_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.lists (
    key text NOT NULL COLLATE pg_catalog."C",
    source bigint NOT NULL,
    parent_id text COLLATE pg_catalog."C",
    as_of bigint,
    complete bigint NOT NULL,
    due_at bigint,
    failure text COLLATE pg_catalog."C"
);
CREATE TABLE public.records (
    number bigint NOT NULL,
    view text NOT NULL COLLATE pg_catalog."C",
    record text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.sources (
    number bigint NOT NULL,
    account_id text NOT NULL COLLATE pg_catalog."C",
    region text NOT NULL COLLATE pg_catalog."C",
    partition text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE public.sources ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sources_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.changes (number, sequence, at, previous_status, status) VALUES (1, 1, 1795780801000, 'RUNNING', 'ROLLING_BACK');
INSERT INTO public.executions (number, id, aws_id, source, status, name, parent_id, started_order, ended_at, duration, first_seen_at, last_seen_at, gone_at, user_name, file_name, search_text, sensitive_text) OVERRIDING SYSTEM VALUE VALUES (3, 'WyJJbWFnZUJ1aWxkZXJXb3JrZmxvdyIsIjExMTEyMjIyMzMzMyIsInVzLWVhc3QtMSIsIndmLTAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMSJd', 'wf-00000000-0000-4000-8000-000000000001', 2, 'RUNNING', 'build-image', 'WyJJbWFnZSIsIjExMTEyMjIyMzMzMyIsInVzLWVhc3QtMSIsImFybjphd3M6aW1hZ2VidWlsZGVyOnVzLWVhc3QtMToxMTExMjIyMjMzMzM6aW1hZ2Uvd2ViLzEuMC4wLzEiXQ', 1795780740000, NULL, NULL, 1795780800000, 1795780800000, NULL, NULL, NULL, 'build-image', '');
INSERT INTO public.executions (number, id, aws_id, source, status, name, parent_id, started_order, ended_at, duration, first_seen_at, last_seen_at, gone_at, user_name, file_name, search_text, sensitive_text) OVERRIDING SYSTEM VALUE VALUES (1, 'WyJCbHVlcHJpbnRSdW4iLCIxMTExMjIyMjMzMzMiLCJ1cy1lYXN0LTEiLCJvcmRlcnMiLCJqcl8xIl0', 'jr_1', 1, 'ROLLING_BACK', 'orders', 'WyJCbHVlcHJpbnQiLCIxMTExMjIyMjMzMzMiLCJ1cy1lYXN0LTEiLCJvcmRlcnMiXQ', 1795780740000, NULL, NULL, 1795780800000, 1795780801000, 1795780805000, NULL, NULL, 'orders', '');
INSERT INTO public.executions (number, id, aws_id, source, status, name, parent_id, started_order, ended_at, duration, first_seen_at, last_seen_at, gone_at, user_name, file_name, search_text, sensitive_text) OVERRIDING SYSTEM VALUE VALUES (2, 'WyJCbHVlcHJpbnRSdW4iLCIxMTExMjIyMjMzMzMiLCJ1cy1lYXN0LTEiLCJvcmRlcnMiLCJqcl8yIl0', 'jr_2', 1, 'SUCCEEDED', 'orders', 'WyJCbHVlcHJpbnQiLCIxMTExMjIyMjMzMzMiLCJ1cy1lYXN0LTEiLCJvcmRlcnMiXQ', 1795780740000, 1795780770000, 30000, 1795780800000, 1795780800000, 1795780805000, NULL, NULL, 'orders
isn''t', '');
INSERT INTO public.history_migrations (name, "timestamp") VALUES ('0001', '2026-11-28T00:08:29.611Z');
INSERT INTO public.history_migrations_lock (id, is_locked) VALUES ('migration_lock', 0);
INSERT INTO public.lists (key, source, parent_id, as_of, complete, due_at, failure) VALUES ('a', 1, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.records (number, view, record) VALUES (3, 'list', '{"workflowExecutionId":"wf-00000000-0000-4000-8000-000000000001","status":"RUNNING","rawStatus":"RUNNING","startedAt":1795780740,"workflowBuildVersionArn":"arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1","imageBuildVersionArn":"arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/1"}');
INSERT INTO public.records (number, view, record) VALUES (1, 'list without parameters', '{"blueprintName":"orders","runId":"jr_1","status":"ROLLING_BACK","rawStatus":"ROLLING_BACK","startedAt":1795780740}');
INSERT INTO public.records (number, view, record) VALUES (2, 'list without parameters', '{"blueprintName":"orders","runId":"jr_2","status":"SUCCEEDED","rawStatus":"SUCCEEDED","statusReason":"isn''t","startedAt":1795780740,"endedAt":1795780770,"errorMessage":"isn''t"}');
INSERT INTO public.sources (number, account_id, region, partition, kind) OVERRIDING SYSTEM VALUE VALUES (1, '111122223333', 'us-east-1', 'aws', 'BLUEPRINT_RUN');
INSERT INTO public.sources (number, account_id, region, partition, kind) OVERRIDING SYSTEM VALUE VALUES (2, '111122223333', 'us-east-1', 'aws', 'IMAGE_BUILDER_WORKFLOW');
SELECT pg_catalog.setval('public.executions_number_seq', 5, true);
SELECT pg_catalog.setval('public.sources_number_seq', 2, true);
ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_key PRIMARY KEY (number, sequence);
ALTER TABLE ONLY public.executions
    ADD CONSTRAINT executions_id_key UNIQUE (id);
ALTER TABLE ONLY public.executions
    ADD CONSTRAINT executions_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.history_migrations_lock
    ADD CONSTRAINT history_migrations_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.history_migrations
    ADD CONSTRAINT history_migrations_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.lists
    ADD CONSTRAINT lists_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.records
    ADD CONSTRAINT records_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.sources
    ADD CONSTRAINT sources_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.sources
    ADD CONSTRAINT sources_unique UNIQUE (account_id, region, kind);
CREATE INDEX executions_aws_id ON public.executions USING btree (aws_id);
CREATE INDEX executions_duration ON public.executions USING btree (duration, source, status);
CREATE INDEX executions_ended ON public.executions USING btree (ended_at, source, status);
CREATE INDEX executions_file_name ON public.executions USING btree (file_name, started_order) WHERE (file_name IS NOT NULL);
CREATE INDEX executions_first_seen ON public.executions USING btree (first_seen_at, source, status);
CREATE INDEX executions_name ON public.executions USING btree (name, started_order);
CREATE INDEX executions_parent ON public.executions USING btree (parent_id, started_order);
CREATE INDEX executions_search_text ON public.executions USING gin (search_text public.gin_trgm_ops);
CREATE INDEX executions_sensitive_text ON public.executions USING gin (sensitive_text public.gin_trgm_ops);
CREATE INDEX executions_source ON public.executions USING btree (source, started_order);
CREATE INDEX executions_source_status ON public.executions USING btree (source, status, started_order, duration, name);
CREATE INDEX executions_started ON public.executions USING btree (started_order, source, status);
CREATE INDEX executions_status ON public.executions USING btree (status, started_order, source);
CREATE INDEX executions_user_name ON public.executions USING btree (user_name, started_order) WHERE (user_name IS NOT NULL);
CREATE INDEX executions_without_duration ON public.executions USING btree (id) WHERE (duration IS NULL);
CREATE INDEX executions_without_ended_at ON public.executions USING btree (id) WHERE (ended_at IS NULL);
CREATE INDEX executions_without_started_order ON public.executions USING btree (id) WHERE (started_order IS NULL);
CREATE INDEX lists_due ON public.lists USING btree (due_at);
CREATE INDEX lists_source ON public.lists USING btree (source);
