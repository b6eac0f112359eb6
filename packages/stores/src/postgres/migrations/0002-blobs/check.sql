-- Each row is a fault: files that could be changed, or of any size.
select 'blobs can be changed' as fault
where not exists (select from pg_trigger g where g.tgrelid = 'troth.blobs'::regclass and g.tgname = 'append_only')
union all
select 'blobs has no limit of size'
where not exists (select from pg_constraint c where c.conrelid = 'troth.blobs'::regclass and c.conname = 'blobs_body_check');
