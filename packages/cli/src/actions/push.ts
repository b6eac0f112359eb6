/** `troth push`: files to a server. Agreements first, because evidence is about them. */
import type { Intake } from '@troth/connectors';
import { readDocuments } from '@troth/core';
import { isReplay, onceKey } from '../client/once-key.ts';
import { wholeAnswer } from '../client/answers.ts';
import { atServer } from '../client/server.ts';
import type { Server } from '../client/server.ts';
import type { PushOptions } from '../commands/push.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { progressOn } from '../progress.ts';
import { readIntake } from '../reading.ts';
import { sendAll } from '../remote/sending.ts';
import type { Sent } from '../remote/sending.ts';
import { toldRows } from '../remote/told-rows.ts';
import { tableText } from '../tables/plain-table.ts';

export async function push(paths: readonly string[], options: PushOptions, host: Host): Promise<Ending> {
  const intake = await readIntake(paths, host, options.source);
  const { agreements, rows, columns } = intake;
  if (agreements.length + rows.length + columns.length === 0)
    throw badInput(`${paths.join(' ')}: neither an agreement nor evidence among ${intake.files.length} file(s)`);
  need(readDocuments(agreements));
  return atServer(options, host, async (server) => {
    const published = agreements.length === 0 ? [] : await publish(agreements, server);
    const sent = await sendEvidence(intake, { server, claimed: options.claimed === true, host });
    if (options.json === true) host.out(`${JSON.stringify({ published, sent }, undefined, 2)}\n`);
    else host.out(report(published, sent, options.claimed === true));
    return sent.some(({ setAside }) => setAside > 0) ? endings.missed : endings.ok;
  });
}

interface Published {
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
  readonly fresh: boolean;
}

async function publish(texts: Intake['agreements'], server: Server): Promise<readonly Published[]> {
  const body = { texts: texts.map(({ file, text }) => ({ file, text })) };
  const header = { 'idempotency-key': onceKey('agreements', JSON.stringify(body)) };
  const { data, response } = await wholeAnswer(server.POST('/v1/agreements', { params: { header }, body }));
  return data.published.map(({ agreement, revision, hash, fresh }) => ({
    agreement,
    revision,
    hash,
    fresh: fresh && !isReplay(response),
  }));
}

interface SendingTo {
  readonly server: Server;
  readonly claimed: boolean;
  readonly host: Host;
}

async function sendEvidence(intake: Intake, { server, claimed, host }: SendingTo): Promise<readonly Sent[]> {
  const all = toldRows(intake);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  const progress = progressOn(host);
  const sent: Sent[] = [];
  for (const told of all) {
    const before = sent.reduce((sum, { rows }) => sum + rows, 0);
    sent.push(
      await sendAll(told, {
        server,
        claimed,
        progress: (rows) => progress.step(`sending: ${before + rows} of ${total} rows (${told.source})`),
      }),
    );
  }
  progress.done();
  return sent;
}

const reasonsShown = 20;

function report(published: readonly Published[], sent: readonly Sent[], claimed: boolean): string {
  const fresh = published.filter((one) => one.fresh);
  const parts: string[] = [];
  if (published.length > 0)
    parts.push(
      [
        `${fresh.length} revisions published, ${published.length - fresh.length} known already`,
        ...fresh.map(({ agreement, revision, hash }) => `  ${agreement} revision ${revision}  ${hash}`),
      ].join('\n'),
    );
  if (sent.length > 0) {
    const rows = sent.map((one) => [one.source, one.rows, one.accepted, one.duplicates, one.setAside].map(String));
    const when = claimed ? 'known since when they say' : 'known from now on, by the clock of the server';
    const table = tableText({
      head: ['Source', 'Rows', 'Accepted', 'Known already', 'Set aside'],
      rows,
      right: [1, 2, 3, 4],
    });
    parts.push(`${table}\n\nRows are ${when}.`);
  }
  const setAside = sent.reduce((sum, one) => sum + one.setAside, 0);
  if (setAside > 0) parts.push(reasonsText(sent, setAside));
  return `${parts.join('\n\n')}\n`;
}

function reasonsText(sent: readonly Sent[], setAside: number): string {
  const reasons = sent.flatMap(({ source, reasons: own }) => own.map((one) => ({ source, ...one })));
  const shown = reasons.slice(0, reasonsShown);
  const lines = shown.map(({ source, row, code, message }) => `  ${row} (${source}): ${message} (${code})`);
  const more = setAside - shown.length;
  return ['Set aside', ...lines, ...(more > 0 ? [`  and ${more} more; "troth remote quarantine" shows all`] : [])].join(
    '\n',
  );
}
