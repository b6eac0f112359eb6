/**
 * An agreed text is sent for signature. Owns: that nothing leaves before everything that the end will need was looked at: the text
 * is the agreed one and can be published, everybody may sign and has an address, key, certificate and time stamps work, mail can
 * leave. Does not own: the guards of the draft's own step (drafting), asking (ask.ts).
 */
import { createHash } from 'node:crypto';
import { accepted, Instant, isSigned, readDocuments, refused } from '@troth/core';
import type { AgreementDocument, Outcome, RecordBody, Refusal, Revision, Signatory } from '@troth/core';
import { contractFile } from '@troth/documents';
import type { ContractFile } from '@troth/documents';
import type { Transaction } from '@troth/stores';
import { asPublished } from '../agreements/publish.ts';
import type { Command, Context } from '../context.ts';
import { signingUnderWay } from '../drafting/signings.ts';
import { guardsHold, takeStepIn } from '../drafting/steps.ts';
import { typeOf } from '../drafting/type-of.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { readRecord } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { bodyOf, createIn, findIn } from '../practice/write.ts';
import { askNextIn, byLink } from './ask.ts';
import type { Held } from './keep.ts';
import { sealingFaults } from './sealing.ts';
import { formOf, signersOf, valueOf } from './signatories.ts';
import type { SignerWritten } from './signatories.ts';

export interface StartSigning extends Command {
  readonly draft: string;
  /** Where the application is reached from outside: "https://troth.example". */
  readonly origin: string;
  readonly signers?: readonly SignerWritten[] | undefined;
  readonly expiresInDays?: number | undefined;
  /** Null: nobody is reminded. */
  readonly remindEveryDays?: number | null | undefined;
}

const dayMs = 86_400_000;
const standardDays = 30;
const standardReminder = 3;

export async function startSigning(context: Context, command: StartSigning): Promise<Outcome<Held>> {
  const { organisation, actor, draft: id } = command;
  const found = await readRecord(context, { organisation, actor, kind: 'draft', id });
  if (!found.ok) return found;
  const draft = found.value.body;
  const ready = await preparedFor(context, { command, draft });
  if (!ready.ok) return ready;
  const { file, revision, signers } = ready.value;
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      await transaction.stamp();
      await transaction.keepBlob({ sha256, type: 'application/pdf', bytes: file.bytes });
      // The version that was looked at: a text that moved on meanwhile is not sent.
      const sent = await leaves(context, transaction, { acts, command, draft, version: found.value.version });
      if (!sent.ok) return sent;
      const now = await transaction.stamp();
      const value = valueOf(revision);
      const remind = command.remindEveryDays === undefined ? standardReminder : command.remindEveryDays;
      const body = plainData({
        draft: id,
        agreement: draft.agreement,
        revision: draft.revision,
        title: draft.title,
        parties: [draft.provider, draft.customer].filter((party) => party !== undefined),
        form: formOf(revision.terms.type),
        hash: draft.hash,
        document: sha256,
        language: revision.terms.language,
        zone: revision.zoneName,
        ...(value === undefined ? {} : { value }),
        signers,
        places: placesOf(file),
        origin: command.origin,
        expiresAt: Instant.format(Instant.plus(now, (command.expiresInDays ?? standardDays) * dayMs)),
        ...(remind === null ? {} : { remindEveryDays: remind }),
        seal: { state: 'none', attempts: 0 },
        evidence: [],
      });
      const made = await createIn(transaction, acts, { organisation, actor, kind: 'signing', body });
      if (!made.ok) return made;
      const held = { id: made.value.id, version: made.value.version, body: bodyOf('signing', made.value) };
      return askNextIn(context, transaction, { organisation, held, acts, actor });
    },
  });
}

interface Leaving extends Preparing {
  readonly acts: Acts;
  readonly version: number;
}

/** The draft's own step, with its guards. What is accepted or confirmed has no such step: it stays agreed until all have. */
async function leaves(
  context: Context,
  transaction: Transaction,
  { acts, command, draft, version }: Leaving,
): Promise<Outcome<unknown>> {
  const { organisation, actor, draft: id } = command;
  if (isSigned(typeOf(draft)))
    return takeStepIn(context, transaction, {
      acts,
      command: { organisation, actor, draft: id, step: 'sign', expect: version },
    });
  const found = await findIn(transaction, { kind: 'draft', id, actor });
  if (!found.ok) return found;
  // Nothing of the draft says that it is on its way; its signing does.
  const under = await signingUnderWay(transaction, id);
  if (under !== undefined)
    return refused({ code: 'CONFLICT', message: `${id} is with the people who accept it already: ${under}` });
  if (found.value.version !== version)
    return refused({ code: 'CONFLICT', message: 'Somebody changed the draft since you read it; look at it again.' });
  return guardsHold(context, transaction, { draft: found.value as PracticeRecord<'draft'>, step: 'sign' });
}

interface Prepared {
  readonly revision: Revision;
  readonly file: ContractFile;
  readonly signers: readonly Signatory[];
}

interface Preparing {
  readonly command: StartSigning;
  readonly draft: RecordBody<'draft'>;
}

async function preparedFor(context: Context, { command, draft }: Preparing): Promise<Outcome<Prepared>> {
  const { organisation, signers: written = [] } = command;
  if (draft.state !== 'agreed-text' || draft.agreed?.hash !== draft.hash)
    return refused({
      code: 'CONFLICT',
      message:
        'only an agreed text is sent for signature: both sides agree the text, which freezes it, and then it is signed',
    });
  const text = await compiledDraft(context, organisation, draft);
  if (!text.ok) return text;
  const { revision, documents } = text.value;
  const register = await registerOf(context.store, organisation);
  const signers = signersOf({ draft, revision, written, register });
  const faults: readonly Refusal[] = [
    ...(signers.ok ? [] : signers.refusals),
    ...(await preflight(context, { form: formOf(revision.terms.type), signers: signers.ok ? signers.value : [] })),
  ];
  if (!signers.ok || faults.length > 0) return { ok: false, refusals: faults };
  const file = await contractFile(revision, { documents: documents.map(({ data }) => data) });
  return accepted({ revision, file, signers: signers.value });
}

/** What has to work at the end is asked at the beginning: nobody signs what then cannot be sealed. */
async function preflight(
  context: Context,
  { form, signers }: { readonly form: string; readonly signers: readonly Signatory[] },
): Promise<readonly Refusal[]> {
  const faults: Refusal[] = [];
  if (signers.some(({ method }) => byLink.has(method)) && context.mail === undefined)
    faults.push({
      code: 'NO-MAIL',
      message: 'links leave by mail, and this installation has no mail server: set mail.smtp (see the configuration)',
    });
  if (context.secretKey === undefined)
    faults.push({
      code: 'NO-SECRET-KEY',
      message: 'links wait encrypted, and this installation has no key for that: set one (see the configuration)',
    });
  return form === 'signature' ? [...faults, ...(await sealingFaults(context))] : faults;
}

export interface CompiledDraft {
  readonly revision: Revision;
  /** The text and those it inherits from. */
  readonly documents: readonly AgreementDocument[];
  readonly own: readonly AgreementDocument[];
}

/** The text as it would be in force if it were published now: whatever would refuse that at the end refuses it here. */
export async function compiledDraft(
  context: Context,
  organisation: string,
  draft: Pick<RecordBody<'draft'>, 'agreement' | 'revision' | 'text' | 'hash'>,
): Promise<Outcome<CompiledDraft>> {
  const own = documentsOf(draft);
  if (!own.ok) return own;
  const standing = await context.store.read(organisation, (reader) => asPublished(context, reader, own.value));
  if (!standing.ok) return standing;
  const { compiled, documents } = standing.value;
  const revision = compiled.get(draft.agreement)?.revisions.find((one) => one.hash === draft.hash);
  if (revision === undefined)
    return refused({
      code: 'REVISION-PUBLISHED',
      message: `${draft.agreement} revision ${draft.revision} is published already; begin a new revision`,
    });
  const hashes = new Set([revision.hash, ...revision.parents.map(({ hash }) => hash)]);
  return accepted({ revision, own: own.value, documents: documents.filter(({ hash }) => hashes.has(hash)) });
}

/** The text read as a published one would be; its hash is the one that was agreed. */
export function documentsOf(
  draft: Pick<RecordBody<'draft'>, 'agreement' | 'revision' | 'text' | 'hash'>,
): Outcome<readonly AgreementDocument[]> {
  const file = `${draft.agreement}-r${draft.revision}.json`;
  const read = readDocuments([{ file, text: JSON.stringify(draft.text) }]);
  if (!read.ok) return read;
  if (read.value.length === 1 && read.value[0]?.hash === draft.hash) return read;
  return refused({ code: 'SIGNING', message: 'the hash of the agreed text is not that of the text; agree it again' });
}

/** Whole points are exact enough for a box. */
const placesOf = ({ places }: ContractFile): object[] =>
  places.map(({ order, page, rectangle }) => {
    const [left = 0, bottom = 0, right = 0, top = 0] = rectangle.map(Math.round);
    return { order, page, left, bottom, right, top };
  });
