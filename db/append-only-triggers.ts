import { getTableName } from 'drizzle-orm';
import { APPEND_ONLY, type AppendOnly } from './append-only.ts';
import { dialect } from './dialect.ts';
import { configOf } from './references.ts';

/** Part of the name of each trigger, by which they are found again. */
export const MARK = '_append_only_';
/** The function of PostgreSQL that they call; its arguments are the reasons for which a change is allowed all the same. */
export const PG_FUNCTION = `create or replace function append_only() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from rewrites where reason = any (tg_argv)) then
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$`;

type Trigger = { name: string; table: string; sql: string };
type Event = { kind: string; event: string; when: string[]; reasons: readonly string[] };

const quote = ({ name }: { name: string }) => `"${name}"`;

function eventsOf({ table, changing = [], once = [], from, spare, rewrittenFor }: AppendOnly): Event[] {
  const reasons = ['repair', ...rewrittenFor];
  const draft = from ? [`old.${quote(from)} is not null`] : [];
  const fixed = configOf(table).columns.filter(
    ({ name }) => ![...changing, ...once].some((each) => each.name === name),
  );
  const of = (columns: readonly { name: string }[]) => `update of ${columns.map(quote).join(', ')}`;
  const isSet = once.map((column) => `old.${quote(column)} is not null`).join(' or ');
  return [
    { kind: 'update', event: of(fixed), when: draft, reasons },
    ...(isSet ? [{ kind: 'once', event: of(once), when: [`(${isSet})`], reasons }] : []),
    {
      kind: 'delete',
      event: 'delete',
      when: [...draft, ...(spare ? [`not old.${quote(spare)}`] : [])],
      reasons,
    },
  ];
}

function triggerOf(table: string, { kind, event, when, reasons }: Event): Trigger {
  const name = table + MARK + kind;
  const list = reasons.map((each) => `'${each}'`).join(', ');
  const head = `create trigger "${name}" before ${event} on "${table}" for each row`;
  if (dialect === 'pg') {
    const condition = when.length > 0 ? ` when (${when.join(' and ')})` : '';
    return { name, table, sql: `${head}${condition} execute function append_only(${list})` };
  }
  const condition = [...when, `not exists (select 1 from "rewrites" where "reason" in (${list}))`];
  return {
    name,
    table,
    sql: `${head} when ${condition.join(' and ')} begin select raise(abort, '${table} is append-only'); end`,
  };
}

/** The triggers of this process's database, as statements that make them. */
export const appendOnlyTriggers = (): Trigger[] =>
  APPEND_ONLY.flatMap((each) => eventsOf(each).map((event) => triggerOf(getTableName(each.table), event)));
