/**
 * The end of a signing: everybody has signed, the seal goes on. Owns: that in one transaction, or not at all, the sealed document
 * and its certificate are stored, the signing is completed, the agreement is in force by its date, the draft is signed, and copies
 * are owed to everybody who signed. Whatever refuses any of these refuses all, visibly, and it is tried again.
 */
import { createHash } from 'node:crypto';
import { accepted, Instant } from '@troth/core';
import type { Outcome, Signing } from '@troth/core';
import { certificatePaper, printPdf } from '@troth/documents';
import type { Transaction } from '@troth/stores';
import { publishIn } from '../agreements/publish.ts';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { actIn, bodyOf, createIn, findIn } from '../practice/write.ts';
import { stepIn } from './keep.ts';
import type { Held } from './keep.ts';
import { completedLetter } from './letters.ts';
import { postIn, readerOf } from './mail.ts';
import { nameRoles } from './roles.ts';
import { managerReader } from './who-answers.ts';
import { sealed } from './sealing.ts';
import { documentsOf } from './start.ts';

interface Finishing {
  readonly organisation: string;
  readonly held: Held;
}

interface Papers {
  readonly document: Uint8Array;
  readonly certificate: Uint8Array;
}

const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const signs = ({ form }: Signing): boolean => form === 'signature';

export async function finishSigning(context: Context, { organisation, held }: Finishing): Promise<Outcome<Held>> {
  const papers = await papersOf(context, organisation, held);
  return perform(
    context,
    { organisation, actor: system },
    {
      scope: 'records:write',
      work: (transaction, acts) => finishIn(context, transaction, { acts, organisation, held, papers }),
    },
  );
}

/** Outside of any transaction: time stamps take their time. Rejects, with a sentence, where there is no seal to be had. */
async function papersOf(context: Context, organisation: string, { id, body }: Held): Promise<Papers> {
  const name = body.seal.document ?? body.document;
  const before = await context.store.read(organisation, (reader) => reader.blob(name));
  if (before === undefined) throw new Error(`the document ${name} is not in the store`);
  const what = `Sealed when all had signed ${body.agreement}, revision ${body.revision}`;
  const document = signs(body) ? await sealed(context, { document: before.bytes, body, what }) : before.bytes;
  const sealedAt = context.clock();
  const paper = certificatePaper({ id, body, sealed: signs(body) ? shaOf(document) : undefined, sealedAt });
  const printed = await printPdf(paper);
  const certified = { document: printed, body, what: `Certificate of completion of ${id}` };
  return { document, certificate: signs(body) ? await sealed(context, certified) : printed };
}

interface FinishingIn extends Finishing {
  readonly acts: Acts;
  readonly papers: Papers;
}

async function finishIn(
  context: Context,
  transaction: Transaction,
  { acts, organisation, held, papers }: FinishingIn,
): Promise<Outcome<Held>> {
  const at = Instant.format(await transaction.stamp());
  const { body } = held;
  const [document, certificate] = [shaOf(papers.document), shaOf(papers.certificate)];
  const pdf = { type: 'application/pdf' };
  await transaction.keepBlob({ ...pdf, sha256: document, bytes: papers.document });
  await transaction.keepBlob({ ...pdf, sha256: certificate, bytes: papers.certificate });
  const done = await stepIn(transaction, acts, {
    held,
    step: {
      organisation,
      actor: system,
      act: 'complete',
      seal: { state: signs(body) ? 'sealed' : 'none', attempts: body.seal.attempts, document, certificate, at },
      lines: [
        { who: 'system', what: signs(body) ? 'sealed' : 'completed', document, detail: `certificate ${certificate}` },
      ],
    },
  });
  if (!done.ok) return done;
  const published = await publishText(context, transaction, { acts, organisation, body });
  if (!published.ok) return published;
  const sent = await oweCopies(context, transaction, { acts, organisation, held: done.value, papers });
  return sent.ok ? done : sent;
}

interface Publishing {
  readonly acts: Acts;
  readonly organisation: string;
  readonly body: Signing;
}

/** What was signed, and nothing else, is in force from its date on. */
async function publishText(
  context: Context,
  transaction: Transaction,
  { acts, organisation, body }: Publishing,
): Promise<Outcome<unknown>> {
  const own = { organisation, actor: system, kind: 'draft' as const, id: body.draft };
  const draft = await findIn(transaction, own);
  if (!draft.ok) return draft;
  const named = bodyOf('draft', draft.value);
  const documents = documentsOf({ ...named, hash: body.hash });
  if (!documents.ok) return documents;
  const published = await publishIn(context, transaction, { act: acts, documents: documents.value });
  if (!published.ok) return published;
  const moved = await actIn(transaction, acts, { ...own, act: 'complete' });
  if (!moved.ok) return moved;
  const roles = await nameRoles(transaction, { acts, organisation, draft: named });
  if (!roles.ok) return roles;
  const { agreement, revision, hash, draft: id } = body;
  await transaction.emit('draft.complete', `draft/${id}`, plainData({ draft: id, agreement, revision, hash }));
  return accepted(undefined);
}

const acknowledgeDays = 5;
const dayMs = 86_400_000;

/** A controlled copy for everybody who signed, and the files by mail to them and to who answers for the agreement. */
async function oweCopies(
  context: Context,
  transaction: Transaction,
  { acts, organisation, held, papers }: Finishing & { readonly acts: Acts; readonly papers: Papers },
): Promise<Outcome<unknown>> {
  const { body } = held;
  const now = await transaction.stamp();
  const name = `${body.agreement}-r${body.revision}`;
  const attachments = [
    {
      name: `${name}-signed.pdf`,
      type: 'application/pdf',
      size: papers.document.length,
      sha256: shaOf(papers.document),
    },
    {
      name: `${name}-certificate.pdf`,
      type: 'application/pdf',
      size: papers.certificate.length,
      sha256: shaOf(papers.certificate),
    },
  ];
  const signers = body.signers.filter(({ state }) => state === 'signed');
  for (const signer of signers) {
    if (signer.person === undefined) continue;
    const copy = {
      agreement: body.agreement,
      revision: body.revision,
      recipient: signer.person,
      party: signer.party,
      form: 'full',
      sentAt: Instant.format(now),
      dueBy: Instant.format(Instant.plus(now, acknowledgeDays * dayMs)),
    };
    const made = await createIn(transaction, acts, { organisation, actor: system, kind: 'copy', body: copy });
    if (!made.ok) return made;
  }
  const manager = await managerReader(transaction, body.draft);
  const readers = signers.map((one) => ({ ...readerOf(one), name: one.name }));
  const also = manager === undefined || readers.some(({ id }) => id === manager.id) ? [] : [manager];
  for (const to of [...readers, ...also]) {
    const letter = completedLetter(body, to.language, { name: to.name, signed: signs(body) });
    const sent = await postIn(context, transaction, { acts, post: { organisation, held, to, letter, attachments } });
    if (!sent.ok) return sent;
  }
  return accepted(undefined);
}
