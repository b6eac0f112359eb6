-- Files that records name by their content: reports, credit notes, attachments. The same bytes are kept once.
create table blobs (
  org int not null references organisations,
  sha256 bytea not null check (octet_length(sha256) = 32),
  type text not null,
  recorded_at bigint not null,
  body bytea not null check (octet_length(body) <= 33554432),
  primary key (org, sha256)
);
-- PDF and images are compressed already.
alter table blobs alter column body set storage external;

create trigger append_only before update or delete on blobs
  for each row execute function refuse_change();
create trigger append_only_whole before truncate on blobs
  for each statement execute function refuse_change();

alter table blobs enable row level security;
alter table blobs force row level security;
create policy own_organisation on blobs using (org = current_org()) with check (org = current_org());

grant select, insert on blobs to troth_app;
