-- Everything is of one organisation: keys begin with org, and row-level security shows a session only the organisation
-- that it named in troth.org. Evidence is appended; triggers refuse to change or remove it.

create table organisations (
  org int generated always as identity primary key,
  id text collate "C" not null unique,
  name text not null
);

-- The ledger: one gapless chain per organisation.
create table ledger_heads (
  org int primary key references organisations,
  size bigint not null,
  hash bytea not null,
  recorded_at bigint,
  frontier bytea not null,
  next_event bigint not null default 1,
  -- Runs that told of time before this were given up; their pages are what is left.
  log_from bigint not null default -62167219200000
);

create table entries (
  org int not null references organisations,
  index bigint not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  actor text not null,
  key text collate "C",
  occurred bigint,
  recorded_at bigint not null,
  body text not null,
  previous bytea not null,
  hash bytea not null,
  primary key (org, index)
);
create unique index entries_key on entries (org, key) where key is not null;
create index entries_subject on entries (org, kind, subject, index);

create table checkpoints (
  org int not null references organisations,
  size bigint not null,
  root bytea not null,
  note text not null,
  recorded_at bigint not null,
  primary key (org, size, recorded_at)
);

create table records (
  org int not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  version int not null,
  entry bigint not null,
  recorded_at bigint not null,
  actor text not null,
  retired boolean not null,
  body text not null,
  primary key (org, kind, id, version),
  foreign key (org, entry) references entries (org, index)
);

-- Rows of evidence that are few: states, works, decisions, case events, duties, scores, values.
create table facts (
  org int not null,
  entry bigint not null,
  position int not null,
  form text collate "C" not null,
  source text collate "C" not null,
  agreement text collate "C",
  subject text collate "C",
  starts bigint not null,
  ends bigint,
  recorded_at bigint not null,
  fact bytea not null,
  body text not null,
  primary key (org, entry, position),
  unique (org, fact, recorded_at),
  foreign key (org, entry) references entries (org, index)
);
create index facts_agreement on facts (org, agreement, starts);
create index facts_unnamed on facts (org, subject, starts) where agreement is null;

-- Slices in bulk: a series, the runs that were told of it (the log), and its sealed days (the pages).
create table series (
  org int not null references organisations,
  series int generated always as identity,
  source text collate "C" not null,
  name text collate "C" not null,
  subject text collate "C" not null,
  agreement text collate "C" not null,
  step_ms int not null,
  primary key (org, series),
  unique (org, source, name, subject, agreement, step_ms)
);

create table runs (
  org int not null,
  series int not null,
  starts bigint not null,
  entry bigint not null,
  position int not null,
  slices int not null,
  recorded_at bigint not null,
  body bytea not null,
  primary key (org, series, starts, entry, position)
) partition by range (starts);
-- Found by entry when the ledger is checked; runs arrive in that order, so a summary of blocks is enough.
create index runs_entries on runs using brin (entry);
-- Longer runs cover slices that begin later; they are few.
create index runs_long on runs (org, series, starts) where slices > 1;

create table pages (
  org int not null,
  series int not null,
  day int not null,
  version int not null,
  entry bigint not null,
  recorded_at bigint not null,
  -- Runs before this ledger entry are laid into the page; the latest of them was recorded at told_until, which is later
  -- than recorded_at where it only said again what was known.
  upto bigint not null,
  told_until bigint not null,
  hash bytea not null,
  body bytea not null,
  primary key (org, series, day, version),
  foreign key (org, series) references series (org, series)
);
alter table pages alter column body set storage external;

-- Days with runs beyond their newest page; a row goes when the day is sealed.
create table unsealed_days (
  org int not null,
  series int not null,
  day int not null,
  primary key (org, series, day)
);

create table sample_series (
  org int not null references organisations,
  series int generated always as identity,
  source text collate "C" not null,
  labels text collate "C" not null,
  primary key (org, series),
  unique (org, source, labels)
);

create table samples (
  org int not null,
  series int not null,
  at bigint not null,
  value float8 not null,
  stale boolean not null,
  started_at bigint,
  recorded_at bigint not null,
  primary key (org, series, at)
) partition by range (at);

create table quarantine (
  org int not null references organisations,
  id bigint generated always as identity,
  source text collate "C" not null,
  place text not null,
  code text not null,
  message text not null,
  raw text,
  received_at bigint not null,
  primary key (org, id)
);
create index quarantine_source on quarantine (org, source, id);

-- Work that waits. These rows are moved and removed; none of them is evidence.
create table timers (
  org int not null references organisations,
  kind text collate "C" not null,
  subject text collate "C" not null,
  due_at bigint not null,
  body text not null,
  primary key (org, kind, subject)
);
create index timers_due on timers (org, kind, due_at, subject);

create table events (
  org int not null references organisations,
  id bigint not null,
  topic text collate "C" not null,
  subject text collate "C" not null,
  at bigint not null,
  body text not null,
  primary key (org, id)
);

create table destinations (
  org int not null references organisations,
  id text collate "C" not null,
  topics text[] not null,
  primary key (org, id)
);

create table deliveries (
  org int not null,
  destination text collate "C" not null,
  event bigint not null,
  attempts int not null default 0,
  due_at bigint not null,
  error text,
  primary key (org, destination, event),
  foreign key (org, destination) references destinations (org, id) on delete cascade
);
create index deliveries_due on deliveries (org, destination, due_at, event);

create table answers (
  org int not null references organisations,
  scope text collate "C" not null,
  key text collate "C" not null,
  request_hash bytea not null,
  status int not null,
  response text not null,
  expires_at bigint,
  primary key (org, scope, key)
);
create index answers_expiry on answers (org, expires_at) where expires_at is not null;

create table projections (
  org int not null references organisations,
  kind text collate "C" not null,
  id text collate "C" not null,
  body text not null,
  updated_at bigint not null,
  primary key (org, kind, id)
);

-- Months of runs and samples get their partitions when the first row of the month arrives.
create function ensure_months(first_ms bigint, last_ms bigint) returns void
language plpgsql security definer set search_path = troth, pg_temp as $$
declare
  month timestamp;
  low bigint;
  high bigint;
  suffix text;
  parent text;
begin
  month := date_trunc('month', timestamp 'epoch' + first_ms * interval '1 millisecond');
  while (extract(epoch from month) * 1000)::bigint <= last_ms loop
    low := (extract(epoch from month) * 1000)::bigint;
    high := (extract(epoch from month + interval '1 month') * 1000)::bigint;
    suffix := to_char(month, 'YYYYMM');
    foreach parent in array array['runs', 'samples'] loop
      if to_regclass('troth.' || parent || '_' || suffix) is null then
        -- Two sessions may meet here; the second one waits and then finds the table.
        perform pg_advisory_xact_lock(hashtextextended('troth.' || parent || suffix, 0));
        if to_regclass('troth.' || parent || '_' || suffix) is null then
          execute format('create table troth.%I partition of troth.%I for values from (%s) to (%s)',
            parent || '_' || suffix, parent, low, high);
          execute format('alter table troth.%I enable row level security', parent || '_' || suffix);
          execute format('alter table troth.%I force row level security', parent || '_' || suffix);
          execute format(
            'create policy own_organisation on troth.%I using (org = troth.current_org()) with check (org = troth.current_org())',
            parent || '_' || suffix);
        end if;
      end if;
    end loop;
    month := month + interval '1 month';
  end loop;
end $$;

create function current_org() returns int language sql stable
as $$ select nullif(current_setting('troth.org', true), '')::int $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are appended only; write a correction instead', tg_table_name
    using errcode = '55000';
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['entries', 'checkpoints', 'records', 'facts', 'runs', 'pages'] loop
    execute format('create trigger append_only before update or delete on troth.%I
      for each row execute function troth.refuse_change()', name);
    execute format('create trigger append_only_whole before truncate on troth.%I
      for each statement execute function troth.refuse_change()', name);
  end loop;
  foreach name in array array['ledger_heads', 'entries', 'checkpoints', 'records', 'facts', 'series', 'runs', 'pages',
    'unsealed_days', 'sample_series', 'samples', 'quarantine', 'timers', 'events', 'destinations', 'deliveries', 'answers',
    'projections'] loop
    execute format('alter table troth.%I enable row level security', name);
    execute format('alter table troth.%I force row level security', name);
    execute format('create policy own_organisation on troth.%I
      using (org = troth.current_org()) with check (org = troth.current_org())', name);
  end loop;
end $$;

-- The role that the product works as: it owns nothing, and may not change evidence even if a trigger were missing.
grant usage on schema troth to troth_app;
grant select on organisations to troth_app;
grant select, insert on entries, checkpoints, records, facts, series, runs, pages, sample_series, samples, quarantine,
  events to troth_app;
grant select, insert, update on ledger_heads to troth_app;
grant select, insert, update, delete on unsealed_days, timers, destinations, deliveries, answers, projections to troth_app;
grant execute on function ensure_months(bigint, bigint), current_org() to troth_app;
