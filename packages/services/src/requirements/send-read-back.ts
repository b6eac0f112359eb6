/**
 * The requirements of a customer are set on paper in both languages and sent to its representative. Owns: that sentence, all or
 * nothing. Does not own: what the paper says (documents), the confirmation (answer-read-back.ts).
 */
import { createHash } from 'node:crypto';
import { accepted, inLanguage, Instant, languages, mayCreate, recordKindOf, refused } from '@troth/core';
import type { Language, Outcome } from '@troth/core';
import { paperHtml, printPdf, readBackPaper } from '@troth/documents';
import type { ReadBackView } from '@troth/documents';
import type { Transaction } from '@troth/stores';
import type { Command, Context } from '../context.ts';
import { readBackName } from '../papers/read-back-name.ts';
import { nameOf } from '../papers/record-lines.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { whoOf } from '../practice/who.ts';
import { actIn, createIn } from '../practice/write.ts';
import { setHash, setOf } from './requirement-set.ts';
import type { SetMember } from './requirement-set.ts';

export interface SendReadBack extends Command {
  readonly party: string;
  /** Who is to confirm it; the first of the party's representatives when missing. */
  readonly representative?: string | undefined;
}

interface Printed {
  readonly language: Language;
  readonly format: 'pdf' | 'html';
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly size: number;
}

export async function sendReadBack(context: Context, command: SendReadBack): Promise<Outcome<PracticeRecord>> {
  const { organisation, actor, party } = command;
  const denied = mayCreate(recordKindOf('read-back'), whoOf(actor));
  if (denied !== undefined) return refused({ code: 'NOT-ALLOWED', message: denied.message.en });
  const register = await registerOf(context.store, organisation);
  const customer = register.get('party', party);
  if (customer === undefined) return refused({ code: 'NOT-FOUND', message: `there is no party ${party}` });
  const representative = command.representative ?? customer.body.representatives?.[0];
  if (representative === undefined || register.get('person', representative)?.body.party !== party)
    return refused({
      code: 'CONFLICT',
      message: 'name somebody of the customer who speaks for it: add a representative to the party first',
      at: ['representative'],
    });
  const members = setOf(register.all('requirement'), party);
  const drafts = members.filter(({ body }) => body.state === 'draft');
  if (drafts.length === 0)
    return refused({ code: 'CONFLICT', message: 'there is no requirement that still waits for confirmation' });
  const earlier = register.all('read-back').filter(({ body }) => body.party === party);
  const hash = setHash(party, members);
  const view = viewOf(register, { organisation, party, representative, members, hash, number: earlier.length + 1 });
  const papers = await printed({ ...view, madeAt: Instant.format(context.clock()) });
  const sending = { command, representative, members, drafts, earlier, papers, hash, number: view.number };
  return perform<PracticeRecord>(context, command, {
    scope: 'records:write',
    work: (transaction, act) => sendIn(transaction, act, { ...sending, register }),
  });
}

interface Sending {
  readonly command: SendReadBack;
  readonly register: Register;
  readonly representative: string;
  readonly members: readonly SetMember[];
  readonly drafts: readonly SetMember[];
  readonly earlier: readonly PracticeRecord<'read-back'>[];
  readonly papers: readonly Printed[];
  readonly hash: string;
  readonly number: number;
}

async function sendIn(transaction: Transaction, act: Acts, sending: Sending): Promise<Outcome<PracticeRecord>> {
  const { command, representative, members, drafts, earlier, papers, hash, number } = sending;
  const { organisation, actor, party } = command;
  const own = { organisation, actor };
  for (const { sha256, type, bytes } of papers) await transaction.keepBlob({ sha256, type, bytes });
  for (const { id, body } of earlier) {
    if (body.state !== 'sent' && body.state !== 'change-asked') continue;
    const done = await actIn(transaction, act, { ...own, kind: 'read-back', id, act: 'supersede' });
    if (!done.ok) return done;
  }
  const documents = papers.map(({ language, format, sha256, size }) => ({ language, format, sha256, size }));
  const body = { party, number, representative, requirements: members.map(({ id }) => id), hash, documents };
  const made = await createIn(transaction, act, { ...own, kind: 'read-back', body });
  if (!made.ok) return made;
  for (const { id } of drafts) {
    const tells = { readBack: made.value.id };
    const done = await actIn(transaction, act, { ...own, kind: 'requirement', id, act: 'send', tells });
    if (!done.ok) return done;
  }
  const written = await writeTo(transaction, act, { ...sending, readBack: made.value.id });
  return written.ok ? made : written;
}

/** A mail to the representative, where an address is known. */
async function writeTo(
  transaction: Transaction,
  act: Acts,
  { command, register, representative, papers, readBack, members, number }: Sending & { readonly readBack: string },
): Promise<Outcome<true>> {
  const { organisation, actor, party } = command;
  const person = register.get('person', representative)?.body;
  if (person?.email === undefined) return accepted(true);
  const { language = 'en' } = person;
  const name = inLanguage(person.name, language);
  const paper = papers.find((one) => one.format === 'pdf' && one.language === language);
  const attachments =
    paper === undefined
      ? []
      : [
          {
            name: readBackName({ party, number }, language, 'pdf'),
            type: paper.type,
            size: paper.size,
            sha256: paper.sha256,
          },
        ];
  const words =
    language === 'en'
      ? {
          subject: `Your requirements, to confirm (${members.length})`,
          text: [
            `Dear ${name},`,
            'we have written down what you and your colleagues told us you need.',
            'Please read it and confirm it in the portal under “Requirements”, or say there what is to be changed.',
          ].join('\n\n'),
        }
      : {
          subject: `請確認服務水平需求（${members.length} 項）`,
          text: [
            `${name}：`,
            '我們已把閣下及貴機構同事提出的需要整理成文。',
            '請於客戶平台「服務水平需求」閱覽及確認，或註明須修改之處。',
          ].join('\n\n'),
        };
  const body = {
    ...words,
    attachments,
    to: representative,
    address: person.email,
    party,
    language,
    about: `read-back/${readBack}`,
  };
  const made = await createIn(transaction, act, { organisation, actor, kind: 'message', body });
  return made.ok ? accepted(true) : made;
}

interface Viewing {
  readonly organisation: string;
  readonly party: string;
  readonly representative: string;
  readonly members: readonly SetMember[];
  readonly hash: string;
  readonly number: number;
}

function viewOf(register: Register, asked: Viewing): Omit<ReadBackView, 'madeAt'> {
  const { organisation, party, representative, members, hash, number } = asked;
  const provider = register.all('party').find(({ body }) => body.role === 'own');
  return {
    number,
    customer: nameOf(register, 'party', party),
    provider: provider?.body.name ?? { en: organisation },
    representative: nameOf(register, 'person', representative),
    hash,
    zone: register.get('party', party)?.body.zone ?? provider?.body.zone ?? 'UTC',
    lines: members.map(({ id, body }) => ({
      ...body,
      id,
      said: body.needs.flatMap((need) => {
        const found = register.get('need', need);
        if (found === undefined) return [];
        const { statement, person, day } = found.body;
        return [{ words: statement, by: person === undefined ? undefined : nameOf(register, 'person', person), day }];
      }),
    })),
  };
}

async function printed(view: ReadBackView): Promise<readonly Printed[]> {
  const found: Printed[] = [];
  for (const language of languages) {
    const paper = readBackPaper(view, language);
    const files = [
      { format: 'pdf', type: 'application/pdf', bytes: await printPdf(paper) },
      { format: 'html', type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode(paperHtml(paper)) },
    ] as const;
    for (const file of files) {
      const sha256 = createHash('sha256').update(file.bytes).digest('hex');
      found.push({ ...file, language, sha256, size: file.bytes.length });
    }
  }
  return found;
}
