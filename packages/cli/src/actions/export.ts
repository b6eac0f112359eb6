/** `troth export`. */
import { buildEvidencePack, issuedStatements, liveStatements, toldRows } from '@troth/services';
import type { Context } from '@troth/services';
import type { ExportOptions } from '../commands/export.ts';
import { configurationFor } from '../configuration/from-options.ts';
import type { Configuration } from '../configuration/settings.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import { evidenceHead, evidenceHeader, evidenceLine, evidenceRecord } from '../exports/evidence-lines.ts';
import { statementHeader, statementLine, statementRecords } from '../exports/statement-lines.ts';
import type { Told } from '../exports/statement-lines.ts';
import { write } from '../exports/written.ts';
import type { Host } from '../host.ts';
import { contextOf } from '../server/compose.ts';
import { refuseMissingKeys, serverKeys } from '../server/keys.ts';
import { logOf } from '../server/log.ts';
import { openExisting } from '../server/open-store.ts';

interface Opened {
  readonly context: Context;
  readonly organisation: string;
}

export async function exportEvidence(options: ExportOptions, host: Host): Promise<Ending> {
  const { agreement = '', period = '', knownAt, output } = options;
  return withStore({ options, host, signs: false }, async ({ context, organisation }) => {
    const rows = need(await toldRows(context, { organisation, agreement, period, knownAt }));
    const csv = formatOf(options) === 'csv';
    await write(lines(csv ? evidenceHeader : evidenceHead, rows, csv ? evidenceRecord : evidenceLine), output, host);
  });
}

export async function exportStatements(options: ExportOptions, host: Host): Promise<Ending> {
  return withStore({ options, host, signs: false }, async (opened) => {
    const told = options.live === true ? liveOf(opened, options) : issuedOf(opened, options);
    const csv = formatOf(options) === 'csv';
    await write(lines(csv ? statementHeader : '', told, csv ? statementRecords : statementLine), options.output, host);
  });
}

export async function exportPack(options: ExportOptions, host: Host): Promise<Ending> {
  const { agreement = '', period = '', output } = options;
  return withStore({ options, host, signs: true }, async ({ context, organisation }) => {
    const pack = need(await buildEvidencePack(context, { organisation, agreement, period }));
    await write([pack.bytes], output ?? pack.name, host);
  });
}

interface Exporting {
  readonly options: ExportOptions;
  readonly host: Host;
  /** Whether the server's own keys are needed. */
  readonly signs: boolean;
}

async function withStore(
  { options, host, signs }: Exporting,
  work: (opened: Opened) => Promise<void>,
): Promise<Ending> {
  const { configuration } = configurationFor(options, host, { 'log.level': 'error' });
  if (signs) refuseMissingKeys(configuration);
  const { store } = await openExisting(configuration, host, logOf(configuration, host));
  try {
    const keys = signs ? { keys: serverKeys(configuration, host) } : {};
    const organisation = await organisationIn(store, configuration);
    await work({ context: contextOf({ store, configuration, ...keys }, host), organisation });
    return endings.ok;
  } finally {
    await store.close();
  }
}

async function organisationIn(store: Context['store'], { organisation }: Configuration): Promise<string> {
  const all = await store.organisations();
  if (all.includes(organisation)) return organisation;
  const found = all.length === 0 ? 'holds no organisation' : `holds ${all.join(', ')}`;
  throw badInput(`There is no organisation "${organisation}": the store ${found}; choose with --set organisation=…`);
}

const formatOf = ({ format, output }: ExportOptions): 'csv' | 'jsonl' =>
  format ?? (output !== undefined && /\.(?:jsonl|ndjson)$/u.test(output) ? 'jsonl' : 'csv');

async function* lines<T>(head: string, items: AsyncIterable<T>, textOf: (item: T) => string): AsyncGenerator<string> {
  if (head !== '') yield head;
  let block = '';
  for await (const item of items) {
    block += textOf(item);
    if (block.length < 65_536) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

const page = 200;

async function* issuedOf({ context, organisation }: Opened, { agreement }: ExportOptions): AsyncGenerator<Told> {
  for (let after: string | undefined; ;) {
    const found = await issuedStatements(context, { organisation, agreement, after, limit: page });
    yield* found;
    const last = found.at(-1);
    if (last === undefined || found.length < page) return;
    after = `${last.agreement}/${last.period}`;
  }
}

async function* liveOf({ context, organisation }: Opened, { agreement }: ExportOptions): AsyncGenerator<Told> {
  for (let after: string | undefined; ;) {
    const found = await liveStatements(context, { organisation, after, limit: page });
    for (const one of found)
      if (agreement === undefined || one.agreement === agreement) yield { ...one, status: 'provisional' };
    const last = found.at(-1);
    if (last === undefined || found.length < page) return;
    after = `${last.agreement}/${last.period}`;
  }
}
