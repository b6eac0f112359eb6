-- Each row is a fault: a table of an organisation without row-level security, or evidence that could be changed.
select c.relname || ' has no forced row-level security' as fault
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'troth' and c.relkind in ('r', 'p')
  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org' and not a.attisdropped)
  and c.relname <> 'organisations'
  and not (c.relrowsecurity and c.relforcerowsecurity)
union all
select t.name || ' can be changed'
from unnest(array['entries', 'checkpoints', 'records', 'facts', 'runs', 'pages']) as t (name)
where not exists (select from pg_trigger g where g.tgrelid = ('troth.' || t.name)::regclass and g.tgname = 'append_only')
union all
select 'troth_app owns ' || c.relname
from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
where n.nspname = 'troth' and r.rolname = 'troth_app';
