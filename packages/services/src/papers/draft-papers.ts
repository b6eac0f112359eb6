/**
 * Papers of a draft, for both sides, and a DOCX that comes back. Owns: which text of the draft a paper is of, and that a party sees
 * only drafts that were offered to it, and of those only the versions it could see. Does not own: what stands in a paper.
 */
import { accepted, Instant, maySee, recordKindOf, refused } from '@troth/core';
import type { Json, Language, Localized, Outcome } from '@troth/core';
import { changesInWord, readWord } from '@troth/documents';
import type { FoundChange, WordComment } from '@troth/documents';
import type { Reader } from '@troth/stores';
import { shelfOf, storedDocuments } from '../agreements/shelf.ts';
import type { Actor, Context, Question } from '../context.ts';
import { compiledText } from '../negotiation/compiled-text.ts';
import { namedText } from '../negotiation/named-texts.ts';
import type { Look } from '../negotiation/named-texts.ts';
import { offersOf } from '../negotiation/shown-offers.ts';
import { whoOf } from '../practice/who.ts';
import { findIn } from '../practice/write.ts';
import { practiceRecord, registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { contractPaperFile } from './contract-papers.ts';
import type { PaperText } from './contract-papers.ts';
import type { PaperFile } from './documents.ts';

interface DraftAsked extends Question {
  readonly actor: Actor;
  readonly draft: string;
}

export interface DraftPaperAsked extends DraftAsked {
  readonly file: string;
  readonly language: Language;
  /** A text by name: now, version-3, in-force, revision-2, offer-OFF-0007. */
  readonly of: string;
  /** For redlines; missing: what is in force, or the first version where nothing is. */
  readonly since?: string | undefined;
}

async function lookAt(context: Context, reader: Reader, { draft: id, actor }: DraftAsked): Promise<Outcome<Look>> {
  const found = await findIn(reader, { kind: 'draft', id, actor });
  // What was asked for is of that kind.
  return found.ok ? accepted({ context, reader, actor, draft: found.value as PracticeRecord<'draft'> }) : found;
}

/** Whether the draft is there for who asks; said before anything is said about a file. */
export async function seesDraft(context: Context, asked: DraftAsked): Promise<Outcome<string>> {
  return context.store.read(asked.organisation, async (reader) => {
    const look = await lookAt(context, reader, asked);
    return look.ok ? accepted(look.value.draft.id) : look;
  });
}

const agreed = ['agreed-text', 'signing', 'signed'];

export async function draftPaper(context: Context, asked: DraftPaperAsked): Promise<Outcome<PaperFile>> {
  const register = await registerOf(context.store, asked.organisation);
  const found = await context.store.read(asked.organisation, (reader) => textsOf(context, reader, asked));
  if (!found.ok) return found;
  const { text, since, signed } = found.value;
  const offers = signed ? [] : offersOf(register, asked.actor, asked.draft);
  const comments = offers.flatMap((offer) => remarkOf(offer, register, asked.language));
  return contractPaperFile(text, { file: asked.file, language: asked.language, since, comments });
}

interface Texts {
  readonly text: PaperText;
  readonly since?: PaperText;
  readonly signed: boolean;
}

async function textsOf(context: Context, reader: Reader, asked: DraftPaperAsked): Promise<Outcome<Texts>> {
  const look = await lookAt(context, reader, asked);
  if (!look.ok) return look;
  const text = await paperText(look.value, asked.of);
  if (!text.ok) return text;
  const signed = look.value.draft.body.state === 'signed';
  if (!asked.file.startsWith('redline')) return accepted({ text: text.value, signed });
  const since = await sinceText(look.value, asked.since);
  return since.ok ? accepted({ text: text.value, since: since.value, signed }) : since;
}

async function paperText(look: Look, name: string): Promise<Outcome<PaperText>> {
  const found = await namedText(look, name);
  if (!found.ok) return found;
  const { context, reader, draft } = look;
  const { revision, text } = found.value;
  const shelf = await shelfOf(context.store, reader);
  const stored = storedDocuments(context.store, reader.organisation, shelf).map(({ data }): Json => data);
  const published = name === 'in-force' || name.startsWith('revision-');
  return accepted({
    revision,
    documents: [text, ...stored],
    draft: !published && !(name === 'now' && agreed.includes(draft.body.state)),
    name: published ? `r${revision.revision}` : `${draft.id}-${name === 'now' ? `v${draft.version}` : name}`,
    title: titleOf(name, { draft, revision: revision.revision }),
  });
}

function titleOf(
  name: string,
  { draft, revision }: { readonly draft: Look['draft']; readonly revision: number },
): Localized {
  const [, what, which] = /^(version|offer)-(.+)$/u.exec(name) ?? [];
  if (what === 'offer')
    return { en: `draft ${draft.id} with offer ${which}`, 'zh-Hant': `草擬本 ${draft.id} 連提議 ${which}` };
  const version = what === 'version' ? which : name === 'now' ? String(draft.version) : undefined;
  return version === undefined
    ? { en: `revision ${revision}`, 'zh-Hant': `第 ${revision} 版` }
    : { en: `draft ${draft.id}, version ${version}`, 'zh-Hant': `草擬本 ${draft.id} 第 ${version} 稿` };
}

async function sinceText(look: Look, name: string | undefined): Promise<Outcome<PaperText>> {
  if (name !== undefined) return paperText(look, name);
  const inForce = await paperText(look, 'in-force');
  return inForce.ok ? inForce : paperText(look, 'version-1');
}

/** Reasons of offers that wait for an answer, in the margin of their clause. */
function remarkOf(
  { body, recordedAt }: PracticeRecord<'offer'>,
  register: Awaited<ReturnType<typeof registerOf>>,
  language: Language,
): readonly WordComment[] {
  if (body.state !== 'open') return [];
  const { en, 'zh-Hant': zh = en } = body.reason;
  const by = register.get('party', body.by)?.body.name.en ?? body.by;
  return [{ key: body.clause, by, at: Instant.parse(recordedAt), text: language === 'en' ? en : zh }];
}

/** What somebody changed in a DOCX of the draft. Nothing is kept: changes become offers, or a change of the draft, one by one. */
export interface WordChanges {
  readonly draft: string;
  /** The text that the file was made of; `named` when the file says so, otherwise the draft as it stands. */
  readonly basis: {
    readonly version: number;
    readonly hash: string;
    readonly named: boolean;
    readonly current: boolean;
  };
  readonly savedBy: string;
  readonly savedAt: string;
  readonly changes: readonly FoundChange[];
}

export async function wordChangesIn(
  context: Context,
  asked: DraftAsked & { readonly bytes: Uint8Array },
): Promise<Outcome<WordChanges>> {
  const seen = await seesDraft(context, asked);
  if (!seen.ok) return seen;
  const word = await readWord(asked.bytes);
  if (!word.ok) return word;
  const { marks, savedBy, savedAt } = word.value;
  return context.store.read(asked.organisation, async (reader) => {
    const look = await lookAt(context, reader, asked);
    if (!look.ok) return look;
    const { draft } = look.value;
    const other = marks['troth-agreement'];
    if (other !== undefined && other !== draft.body.agreement)
      return refused({
        code: 'NOT-THIS-TEXT',
        message: `This file is of ${other}; the draft ${draft.id} is of ${draft.body.agreement}.`,
      });
    const basis = await basisOf(look.value, marks['troth-hash']);
    const made = await compiledText(context.store, reader, basis.draft.body.text);
    if (!made.ok) return made;
    const { revision, text } = made.value;
    return accepted({
      draft: draft.id,
      basis: {
        version: basis.draft.version,
        hash: made.value.hash,
        named: basis.named,
        current: basis.draft.body.hash === draft.body.hash,
      },
      savedBy,
      savedAt,
      changes: changesInWord(word.value, { revision, document: text }),
    });
  });
}

/** The newest version of that text which the actor could see. */
async function basisOf(
  { reader, draft, actor }: Look,
  hash: string | undefined,
): Promise<{ readonly draft: PracticeRecord<'draft'>; readonly named: boolean }> {
  if (hash === undefined || draft.body.hash === hash) return { draft, named: hash !== undefined };
  for (const stored of (await reader.versions('draft', draft.id)).toReversed()) {
    const version = practiceRecord('draft', stored);
    if (version.body.hash === hash && maySee(recordKindOf('draft'), version.body, whoOf(actor)))
      return { draft: version, named: true };
  }
  return { draft, named: false };
}
