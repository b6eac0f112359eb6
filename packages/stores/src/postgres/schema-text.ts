/** The schema as text, one line a fact, the same from every engine: what reviewers see change when a migration is added. */
import type pg from 'pg';

const queries: readonly string[] = [
  `select format('table %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
     case when a.attnotnull then ' not null' else '' end,
     case when a.attidentity = 'a' then ' identity' when d.adbin is null then '' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end)
   from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace = 'troth'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
  `select format('constraint %s: %s', c.relname, pg_get_constraintdef(k.oid)) from pg_constraint k
   join pg_class c on c.oid = k.conrelid where c.relnamespace = 'troth'::regnamespace and not c.relispartition and k.contype <> 'n'`,
  `select regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE ', '') from pg_index i join pg_class c on c.oid = i.indrelid
   where c.relnamespace = 'troth'::regnamespace and not c.relispartition`,
  `select format('trigger %s', pg_get_triggerdef(t.oid)) from pg_trigger t join pg_class c on c.oid = t.tgrelid
   where c.relnamespace = 'troth'::regnamespace and not t.tgisinternal and not c.relispartition`,
  `select format('policy %s.%s using %s check %s', c.relname, p.polname, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
   from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'troth'::regnamespace and not c.relispartition`,
  `select format('row security %s%s', c.relname, case when c.relforcerowsecurity then ' forced' else '' end) from pg_class c
   where c.relnamespace = 'troth'::regnamespace and c.relrowsecurity and not c.relispartition`,
  `select format('troth_app may %s %s', string_agg(g.privilege_type, ', ' order by g.privilege_type), g.table_name)
   from information_schema.role_table_grants g where g.table_schema = 'troth' and g.grantee = 'troth_app' group by g.table_name`,
  `select format('function %s', p.oid::regprocedure::text) from pg_proc p where p.pronamespace = 'troth'::regnamespace`,
];

export async function schemaText(client: pg.ClientBase): Promise<string> {
  const lines: string[] = [];
  for (const query of queries) {
    const { rows } = await client.query<{ format: string }>({ text: `select t.* from (${query}) as t (format)` });
    lines.push(...rows.map(({ format }) => format.replaceAll(/\s+/gu, ' ')).sort());
  }
  return `${lines.join('\n')}\n`;
}
