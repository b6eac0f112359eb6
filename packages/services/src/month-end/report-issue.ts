/**
 * Issuing a report: one transaction with everything that follows. Owns: that a breach is explained first, that the statement is
 * still the last, that the report before is superseded and that addressees are written to. Killed in between, nothing is issued.
 */
import { accepted, inLanguage, mayAct, recordKindOf, refused, sayPeriod } from '@troth/core';
import type { Language, Outcome, RecordBody } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { latestIssue } from '../periods/issued.ts';
import type { IssuedStatement } from '../periods/issued.ts';
import { keepDocuments, listedReport, makeReportDocuments } from '../papers/documents.ts';
import type { MadeReportDocument } from '../papers/documents.ts';
import { readRecord } from '../practice/read.ts';
import { practiceRecord } from '../practice/register.ts';
import { whoOf } from '../practice/who.ts';
import { actIn, bodyOf, createIn, findIn } from '../practice/write.ts';
import { allRecords } from '../stored-body.ts';
import { unexplained } from './close-row.ts';
import { asReport, reportsOf, sentTo } from './report.ts';
import type { Report } from './report.ts';
import { shortOf } from './statement-register.ts';

export interface IssueReport extends Command {
  readonly id: string;
}

export async function issueReport(context: Context, command: IssueReport): Promise<Outcome<Report>> {
  const { organisation, id, actor } = command;
  const approved = await readRecord(context, { organisation, actor, kind: 'report', id });
  if (!approved.ok) return approved;
  // Nothing is set on paper that would be refused afterwards.
  const act = kind.acts['issue'];
  const may = act !== undefined && mayAct({ kind, act }, approved.value.body, whoOf(actor)) === undefined;
  const documents = may ? await makeReportDocuments(context, { organisation, id }) : accepted([]);
  if (!documents.ok) return documents;
  return perform(context, command, {
    scope: 'records:write',
    work: (transaction, acts) =>
      issueIn(transaction, acts, { command, documents: documents.value, version: approved.value.version }),
  });
}

const kind = recordKindOf('report');

interface Issuing {
  readonly command: IssueReport;
  readonly documents: readonly MadeReportDocument[];
  /** Of the record that the papers were made from. */
  readonly version: number;
}

type Body = RecordBody<'report'>;

async function issueIn(transaction: Transaction, act: Acts, issuing: Issuing): Promise<Outcome<Report>> {
  const { command, documents, version } = issuing;
  const { id, actor, organisation } = command;
  const at = await transaction.stamp();
  const found = await findIn(transaction, { kind: 'report', id, actor });
  if (!found.ok) return found;
  const body = bodyOf('report', found.value);
  const { agreement, period } = body;
  const issued = await latestIssue(transaction, agreement, period);
  if (issued?.hash !== body.statement)
    return refused({
      code: 'CONFLICT',
      message: `${period} of ${agreement} was restated since ${id} was drafted; discard it and draft the revision`,
    });
  const silent = await silentBreaches(transaction, issued);
  if (silent.length > 0)
    return refused({
      code: 'UNEXPLAINED',
      message: `say of ${silent.join(', ')} whether people were warned, or why nobody was, before the report is issued`,
    });
  await keepDocuments(transaction, documents);
  const tells = { recipients: sentTo(body, at), documents: listedReport(documents) };
  const own = { organisation, actor, kind: 'report' as const };
  const done = asReport(await actIn(transaction, act, { ...own, id, act: 'issue', tells, expect: version }));
  if (!done.ok) return done;
  for (const before of await reportsOf(transaction, agreement, period)) {
    if (before.id === id || before.body.state !== 'issued') continue;
    const superseded = await actIn(transaction, act, { ...own, id: before.id, act: 'supersede' });
    if (!superseded.ok) return asReport(superseded);
  }
  const written = await writeTo(transaction, act, { command, report: done.value, issued, documents });
  return written.ok ? done : written;
}

/** Missed commitments that nobody explained, by name. */
async function silentBreaches(
  transaction: Transaction,
  { agreement, period, statement }: IssuedStatement,
): Promise<readonly string[]> {
  const all = (await allRecords(transaction, { kind: 'breach' })).map((one) => practiceRecord('breach', one));
  const own = all.filter(({ body }) => body.agreement === agreement && body.period === period);
  return unexplained(shortOf(statement), own).map(({ title, subject }) =>
    subject === undefined ? title.en : `${title.en} of ${subject}`,
  );
}

interface Writing {
  readonly documents: readonly MadeReportDocument[];
  readonly command: IssueReport;
  readonly report: Report;
  readonly issued: IssuedStatement;
}

/** A message to each addressee who has an address, in their language. */
async function writeTo(
  transaction: Transaction,
  act: Acts,
  { command, report, issued, documents }: Writing,
): Promise<Outcome<Report>> {
  const { actor, organisation } = command;
  for (const { person } of report.body.recipients ?? []) {
    const found = await findIn(transaction, { kind: 'person', id: person, actor });
    if (!found.ok) return found;
    const { email, language = 'en', party, name } = bodyOf('person', found.value);
    if (email === undefined) continue;
    const words = letter({ body: report.body, issued, name: inLanguage(name, language) }, language);
    const paper = documents.find(
      (one) => one.edition === 'customer' && one.format === 'pdf' && one.language === language,
    );
    const attachments =
      paper === undefined ? [] : [{ name: paper.name, type: paper.type, size: paper.size, sha256: paper.sha256 }];
    const body = { attachments, to: person, address: email, party, language, ...words, about: `report/${report.id}` };
    const made = await createIn(transaction, act, { organisation, actor, kind: 'message', body });
    if (!made.ok) return made;
  }
  return { ok: true, value: report };
}

interface Letter {
  readonly body: Body;
  readonly issued: IssuedStatement;
  readonly name: string;
}

function letter(
  { body, issued, name }: Letter,
  language: Language,
): { readonly subject: string; readonly text: string } {
  const title = inLanguage(issued.statement.agreement.title, language);
  const month = sayPeriod(body.period, language);
  const cover = body.coverNote === undefined ? [] : [inLanguage(body.coverNote, language)];
  const summary = inLanguage(body.summary, language);
  if (language === 'en')
    return {
      subject: `Service report ${month}: ${title}${body.number === 1 ? '' : ` (revision ${body.number})`}`,
      text: [
        `Dear ${name},`,
        `the service report for ${month} is ready for you.`,
        ...cover,
        summary,
        'You can read it, and confirm that you have it, in the portal.',
      ].join('\n\n'),
    };
  return {
    subject: `服務報告 ${month}：${title}${body.number === 1 ? '' : `（第 ${body.number} 版）`}`,
    text: [`${name}：`, `${month}的服務報告已備妥。`, ...cover, summary, '閣下可於客戶平台閱覽及確認收訖。'].join(
      '\n\n',
    ),
  };
}
