/**
 * Promises behind, asked for: drafts of the agreements that stand behind a text, changed so that it follows from them, and an
 * action for whoever answers for each (J3). Owns: which drafts are begun, and the proof with all of them. Does not own: which terms
 * are asked for (core), that anybody accepts them.
 */
import { accepted, addDays, bandChanges, localOf, recordKinds, refused, sayDate, textsToAsk } from '@troth/core';
import type { Agreement, AskedText, Deliverability, Localized, Outcome, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Command, Context } from '../context.ts';
import { beginDraft } from '../drafting/begin.ts';
import { changeDraft } from '../drafting/change.ts';
import type { Draft } from '../drafting/drafts.ts';
import { compiledText } from '../negotiation/compiled-text.ts';
import { createRecord } from '../practice/write.ts';
import { readBody } from '../stored-body.ts';
import { ownDraft } from './draft-proof.ts';
import { mendingDay } from './mending-day.ts';
import type { MendingDay } from './mending-day.ts';
import { provenOf, revisionAsked } from './proof-of.ts';
import type { Proven } from './proof-of.ts';

export interface DerivedDraft {
  readonly agreement: string;
  /** Missing where none could be begun. */
  readonly draft?: string | undefined;
  readonly action?: string | undefined;
  readonly owner?: string | undefined;
  /** What is asked for, by its place in the text. */
  readonly asks: readonly { readonly term: string; readonly value?: string | undefined }[];
  /** The day from which the draft holds: the first of the gap that is still to come. */
  readonly effective?: string | undefined;
  /** Days of the gap that lie before it. */
  readonly past?: { readonly from: string; readonly to: string; readonly text: Localized } | undefined;
  /** Why there is no draft, or what could not be changed. */
  readonly trouble?: string | undefined;
}

export interface Derived {
  readonly agreement: string;
  readonly revision: number;
  readonly drafts: readonly DerivedDraft[];
  /** The proof as if all of these drafts were signed. */
  readonly proof: Deliverability;
}

export async function deriveForDraft(
  context: Context,
  command: Command & { readonly draft: string },
): Promise<Outcome<Derived>> {
  const { store } = context;
  const revision = await store.read(command.organisation, async (reader) => {
    const found = await ownDraft(reader, command);
    if (!found.ok) return found;
    const made = await compiledText(store, reader, found.value.body.text);
    return made.ok ? accepted(made.value.revision) : made;
  });
  return revision.ok
    ? derive(context, command, { revision: revision.value, source: `draft/${command.draft}` })
    : revision;
}

export async function deriveForAgreement(
  context: Context,
  command: Command & { readonly agreement: string; readonly revision?: number | undefined },
): Promise<Outcome<Derived>> {
  const { store } = context;
  const revision = await store.read(command.organisation, async (reader) => {
    const found = agreementOn(await shelfOf(store, reader), command.agreement);
    if (!found.ok) return found;
    return revisionAsked(found.value.agreement, { revision: command.revision, now: context.clock() });
  });
  return revision.ok ? derive(context, command, { revision: revision.value }) : revision;
}

interface Asked {
  readonly revision: Revision;
  readonly source?: string | undefined;
}

async function derive(context: Context, command: Command, asked: Asked): Promise<Outcome<Derived>> {
  const { store } = context;
  const { organisation } = command;
  const { revision } = asked;
  const proven = await store.read(organisation, (reader) => provenOf(store, reader, { revision }));
  if (!proven.ok) return proven;
  const texts = textsToAsk(proven.value, revision);
  if (texts.length === 0) {
    const message = ['PROVEN', 'PARTLY-PROVEN'].includes(proven.value.told.verdict)
      ? 'everything that can be composed is proven already; nothing has to be asked for'
      : 'no promise is bound to the parts it stands on; bind them in the service model first';
    return refused({ code: 'CONFLICT', message });
  }
  const drafts: DerivedDraft[] = [];
  const made: Draft[] = [];
  for (const text of texts) {
    const one = await draftOf(context, command, { ...asked, text, proven: proven.value });
    drafts.push(one.told);
    if (one.draft !== undefined) made.push(one.draft);
  }
  const after = await store.read(organisation, async (reader) => {
    const instead = await Promise.all(made.map((draft) => amended(context, reader, draft)));
    return provenOf(store, reader, { revision, instead: instead.flatMap((one) => one ?? []) });
  });
  if (!after.ok) return after;
  return accepted({ agreement: revision.agreement, revision: revision.revision, drafts, proof: after.value.told });
}

interface Wanted extends Asked {
  readonly text: AskedText;
  readonly proven: Proven;
}

async function draftOf(
  context: Context,
  command: Command,
  wanted: Wanted,
): Promise<{ readonly told: DerivedDraft; readonly draft?: Draft }> {
  const { organisation, actor } = command;
  const { text } = wanted;
  const { agreement } = text;
  const head = { organisation, actor };
  const { day: effective, past } = mendedFrom(context, wanted);
  const begun = await beginDraft(context, { ...head, from: { agreement }, effective });
  if (!begun.ok) {
    const trouble = begun.refusals.map(({ message }) => message).join(' ');
    return { told: { agreement, asks: asksOf(text.changes), trouble } };
  }
  const { id: draft, version, body } = begun.value;
  const changes = [...text.changes, ...bandChanges(body.text, text.changes)];
  const asks = asksOf(changes);
  const changed = await changeDraft(context, { ...head, draft, base: version, changes });
  const trouble = changed.ok ? undefined : changed.refusals.map(({ message }) => message).join(' ');
  const owner = await managerOf(context, organisation, agreement);
  const action = owner === undefined ? undefined : await actionFor(context, command, { ...wanted, draft, owner, past });
  const told = {
    agreement,
    draft,
    owner,
    action,
    asks,
    trouble,
    effective,
    ...(past === undefined ? {} : { past: { ...past, text: pastWords(past) } }),
  };
  const final = changed.ok ? changed.value.draft : undefined;
  return final === undefined ? { told } : { told, draft: final };
}

const asksOf = (changes: AskedText['changes']): DerivedDraft['asks'] =>
  changes.map(({ path, value }) => ({
    term: path.join(' › '),
    ...(value === undefined ? {} : { value: typeof value === 'string' ? value : JSON.stringify(value) }),
  }));

/** From when it has to say more; and after the text that it follows. */
function mendedFrom(context: Context, { revision, proven, text }: Wanted): MendingDay {
  const first = revision.zone.toLocal(revision.from).date;
  const last = proven.supporting.find(({ id }) => id === text.agreement)?.revisions.at(-1);
  return mendingDay({
    first,
    tomorrow: addDays(localOf(context.clock(), revision.zoneName).date, 1),
    after: last === undefined ? first : addDays(last.zone.toLocal(last.from).date, 1),
    gaps: proven.told.gaps.filter(({ agreement }) => agreement === text.agreement),
  });
}

function pastWords({ from, to }: NonNullable<MendingDay['past']>): Localized {
  return {
    en: `Nothing that is agreed now mends ${sayDate(from, 'en')} to ${sayDate(to, 'en')}.`,
    'zh-Hant': `${sayDate(from, 'zh-Hant')}至${sayDate(to, 'zh-Hant')}的差距，現時議定的條款無法補救。`,
  };
}

async function managerOf({ store }: Context, organisation: string, agreement: string): Promise<string | undefined> {
  const stored = await store.read(organisation, (reader) => reader.record('agreement-roles', agreement));
  if (stored === undefined || stored.retired) return undefined;
  const { manager, counterpart } = readBody(recordKinds['agreement-roles'].schema, stored);
  return manager ?? counterpart;
}

async function actionFor(
  context: Context,
  command: Command,
  {
    revision,
    source,
    text,
    draft,
    owner,
    past,
  }: Wanted & { readonly draft: string; readonly owner: string; readonly past: MendingDay['past'] },
): Promise<string | undefined> {
  const title: Localized = {
    en: `Agree ${text.agreement} as ${revision.agreement} needs it (${draft})`,
    'zh-Hant': `按 ${revision.agreement} 所需議定 ${text.agreement}（${draft}）`,
  };
  const dueOn = addDays(localOf(context.clock(), revision.zoneName).date, 14);
  const made = await createRecord(context, {
    organisation: command.organisation,
    actor: command.actor,
    kind: 'action',
    body: {
      title,
      owner,
      dueOn,
      agreement: text.agreement,
      source: source ?? `draft/${draft}`,
      ...(past === undefined ? {} : { note: pastWords(past).en }),
    },
  });
  return made.ok ? made.value.id : undefined;
}

/** The agreement with the draft as its next text. */
async function amended({ store }: Context, reader: Reader, { body }: Draft): Promise<Agreement | undefined> {
  const made = await compiledText(store, reader, body.text);
  const before = (await shelfOf(store, reader)).agreements.get(body.agreement)?.agreement;
  if (!made.ok || before === undefined) return undefined;
  const { revision } = made.value;
  const earlier = before.revisions
    .filter(({ from }) => from < revision.from)
    .map((one) => (one.to === undefined || one.to > revision.from ? { ...one, to: revision.from } : one));
  return { id: before.id, revisions: [...earlier, revision] };
}
