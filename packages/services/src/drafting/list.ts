/** Drafts in a list, and the versions of one. */
import { accepted, maySee, recordKindOf, refused } from '@troth/core';
import type { Localized, Outcome } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { listRecords } from '../practice/read.ts';
import { practiceRecord, registerOf } from '../practice/register.ts';
import { whoOf } from '../practice/who.ts';
import { findDraft } from './drafts.ts';
import type { Draft, DraftBody } from './drafts.ts';
import { typeOf } from './type-of.ts';
import { namedIn, stateName } from './view.ts';
import type { DraftQuestion, DraftView, Named } from './view.ts';

export type DraftLine = Pick<
  DraftView,
  | 'id'
  | 'version'
  | 'recordedAt'
  | 'actor'
  | 'state'
  | 'stateName'
  | 'type'
  | 'agreement'
  | 'revision'
  | 'title'
  | 'hash'
  | 'proposal'
> & {
  readonly provider?: Named | undefined;
  readonly customer?: Named | undefined;
  readonly manager?: Named | undefined;
};

export interface DraftsQuestion extends Question {
  readonly actor: Actor;
  /** States, separated by commas. */
  readonly state?: string | undefined;
  readonly agreement?: string | undefined;
  readonly party?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** In order of id. */
export async function listDrafts(context: Context, question: DraftsQuestion): Promise<readonly DraftLine[]> {
  const register = await registerOf(context.store, question.organisation);
  const found = await listRecords(context, { ...question, kind: 'draft' });
  return found.map(({ id, version, recordedAt, actor, body }) => ({
    id,
    version,
    recordedAt,
    actor,
    state: body.state,
    stateName: stateName(body),
    type: typeOf(body),
    agreement: body.agreement,
    revision: body.revision,
    title: body.title,
    hash: body.hash,
    proposal: body.proposal,
    provider: namedIn(register, 'party', body.provider),
    customer: namedIn(register, 'party', body.customer),
    manager: namedIn(register, 'person', body.manager),
  }));
}

export interface DraftVersion {
  readonly version: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly state: string;
  readonly stateName: Localized;
  readonly hash: string;
  /** The text is another than in the version before it. */
  readonly changed: boolean;
}

/** The newest first; of the other side those that it could see. */
export async function draftVersions(
  context: Context,
  question: DraftQuestion,
): Promise<Outcome<readonly DraftVersion[]>> {
  const found = await versionsSeen(context, question);
  if (!found.ok) return found;
  const all = found.value;
  return accepted(all.map((one, index) => ({ ...headOf(one), changed: all[index + 1]?.body.hash !== one.body.hash })));
}

/** Whole, since the hash of a text is taken over all of it. */
async function versionsSeen(
  context: Context,
  { organisation, actor, draft }: DraftQuestion,
): Promise<Outcome<readonly Draft[]>> {
  return context.store.read(organisation, async (reader) => {
    const found = await findDraft(reader, { draft, actor });
    if (!found.ok) return found;
    const versions = await reader.versions('draft', draft);
    const drafts = versions.toReversed().map((stored) => practiceRecord('draft', stored));
    return accepted(drafts.filter(({ body }) => maySee(recordKindOf('draft'), body, whoOf(actor))));
  });
}

const headOf = ({ version, recordedAt, actor, body }: Draft): Omit<DraftVersion, 'changed'> => ({
  version,
  recordedAt,
  actor,
  state: body.state,
  stateName: stateName(body),
  hash: body.hash,
});

export interface DraftVersionText extends Omit<DraftVersion, 'changed'> {
  readonly text: DraftBody['text'];
}

export async function draftVersion(
  context: Context,
  question: DraftQuestion & { readonly version: number },
): Promise<Outcome<DraftVersionText>> {
  const found = await versionsSeen(context, question);
  if (!found.ok) return found;
  const one = found.value.find(({ version }) => version === question.version);
  if (one === undefined)
    return refused({ code: 'NOT-FOUND', message: `${question.draft} has no version ${question.version}` });
  return accepted({ ...headOf(one), text: one.body.text });
}
