/**
 * How far an activation is: each item as it stands, and why. Owns: what the records show of the items nobody ticks off. Does not
 * own: ticking (tick.ts).
 */
import { accepted, checklistOf, refused } from '@troth/core';
import type { ChecklistItem, Localized, Outcome, RecordBody, Revision } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { registerOf } from '../practice/register.ts';
import { grownBeyond } from '../proof/grown-gaps.ts';
import { sourceHealth } from '../sources/health.ts';
import { activationId } from './begin.ts';
import { holdersOf } from './holders.ts';

export interface ActivationItem extends Omit<ChecklistItem, 'role'> {
  readonly state: 'done' | 'open' | 'excepted';
  /** What is missing, or what shows that it is done. */
  readonly note: Localized;
  readonly owner?: string | undefined;
  readonly due?: string | undefined;
  readonly done?: { readonly by: string; readonly at: string; readonly note?: string | undefined } | undefined;
  readonly exception?: { readonly by: string; readonly until: string; readonly reason: string } | undefined;
}

export interface ActivationView {
  readonly agreement: string;
  readonly revision: number;
  readonly effectiveFrom: string;
  /** Takes effect by its date: whether that has passed. */
  readonly inForce: boolean;
  /** Missing until somebody begins it. */
  readonly record?: PracticeRecord<'activation'> | undefined;
  readonly items: readonly ActivationItem[];
  /** People named in the distribution whom nobody knows here. */
  readonly unknownHolders: readonly string[];
}

interface Facts {
  readonly register: Register;
  readonly shelf: Shelf;
  readonly revision: Revision;
  readonly agreement: string;
  readonly delivering: ReadonlySet<string>;
  readonly day: string;
}

export async function activationView(
  context: Context,
  question: Question & { readonly agreement: string; readonly revision?: number | undefined },
): Promise<Outcome<ActivationView>> {
  const { organisation, agreement } = question;
  const register = await registerOf(context.store, organisation);
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  const known = agreementOn(shelf, agreement);
  if (!known.ok) return known;
  const { revisions } = known.value.agreement;
  const asked = question.revision ?? revisions.at(-1)?.revision;
  const revision = revisions.find((one) => one.revision === asked);
  if (revision === undefined)
    return refused({ code: 'NOT-FOUND', message: `${agreement} has no revision ${asked ?? ''}` });
  const health = await sourceHealth(context, { organisation });
  const now = context.clock();
  const facts: Facts = {
    register,
    shelf,
    revision,
    agreement,
    delivering: new Set(health.filter(({ lastReceived }) => lastReceived !== undefined).map(({ source }) => source)),
    day: revision.zone.toLocal(now).date,
  };
  const record = register.get('activation', activationId(agreement, revision.revision));
  return accepted({
    agreement,
    revision: revision.revision,
    effectiveFrom: revision.zone.toLocal(revision.from).date,
    inForce: revision.from <= now && (revision.to === undefined || now < revision.to),
    record,
    items: checklistOf(revision.terms).map((item) => itemOf(item, record?.body, facts)),
    unknownHolders: holdersOf(register, revision).unknown,
  });
}

const both = (en: string, zh: string): Localized => ({ en, 'zh-Hant': zh });

function itemOf(
  { role: _role, ...item }: ChecklistItem,
  record: RecordBody<'activation'> | undefined,
  facts: Facts,
): ActivationItem {
  const kept = record?.items.find(({ key }) => key === item.key);
  const head = {
    ...item,
    ...(kept?.owner === undefined ? {} : { owner: kept.owner }),
    ...(kept?.due === undefined ? {} : { due: kept.due }),
  };
  if (kept?.done !== undefined)
    return { ...head, state: 'done', note: both('Ticked off.', '已標示完成。'), done: kept.done };
  const missing = item.seen ? missingOf(item.key, facts) : both('Nobody has ticked it off.', '尚未有人標示完成。');
  if (missing === undefined) return { ...head, state: 'done', note: both('Seen in the records.', '紀錄已顯示完成。') };
  const { exception } = kept ?? {};
  if (exception !== undefined && facts.day < exception.until)
    return { ...head, state: 'excepted', note: missing, exception };
  return { ...head, state: 'open', note: missing };
}

/** What is missing; undefined: nothing. */
function missingOf(key: string, facts: Facts): Localized | undefined {
  const [what = '', source = ''] = key.split(':');
  switch (what) {
    case 'source':
      return facts.delivering.has(source) || evidenceOf(facts, source)
        ? undefined
        : both(`Waiting for the first data of “${source}”.`, `等待「${source}」的首筆數據。`);
    case 'reviews':
      return planned(facts) ? undefined : both('No review of this agreement is planned.', '尚未安排此協議的服務檢討。');
    case 'milestones':
      return milestonesPlanned(facts)
        ? undefined
        : both('Milestones are not in the calendar yet.', '里程碑尚未列入日曆。');
    case 'suppliers':
      return supportMissing(facts);
    case 'copies':
      return copiesMissing(facts);
    default:
      return earlierHeld(facts);
  }
}

/** What people write down themselves needs no feed, and evidence that came in for the revision before comes in for this one. */
const evidenceOf = ({ shelf, agreement, revision }: Facts, source: string): boolean => {
  const kindIn = ({ terms }: Revision): string | undefined =>
    terms.measurement?.sources.find(({ id }) => id === source)?.kind;
  const kind = kindIn(revision);
  if (kind === 'manual' || kind === 'report') return true;
  const earlier = shelf.agreements.get(agreement)?.agreement.revisions ?? [];
  return earlier.some((one) => one.revision < revision.revision && kindIn(one) === kind);
};

const planned = ({ register, agreement }: Facts): boolean =>
  register.all('review').some(({ body }) => body.agreement === agreement && body.state === 'planned');

const milestonesPlanned = ({ register, agreement, revision }: Facts): boolean => {
  const source = `activation/${activationId(agreement, revision.revision)}`;
  const own = register.all('action').filter(({ body }) => body.source === source).length;
  return own >= (revision.terms.term?.milestones ?? []).length;
};

/** Agreements that this one rests on and that end before it does, unless the very gap that this leaves is accepted. */
function supportMissing({ register, shelf, agreement, revision, day }: Facts): Localized | undefined {
  const end = revision.terms.term?.end;
  const service = register.get('agreement-roles', agreement)?.body.service;
  if (service === undefined) return undefined;
  const supporting = register
    .all('linkage')
    .flatMap(({ body }) =>
      body.state !== 'retired' && body.from === `service/${service}` && body.agreement !== undefined
        ? [body.agreement]
        : [],
    );
  const risks = register
    .all('risk-acceptance')
    .filter(({ body }) => body.agreement === agreement && body.state === 'accepted' && day < body.expires);
  const isExcused = (id: string, from: string): boolean => {
    const gap = { code: `PROOF-TERM:${id}`, figures: { from } };
    return risks.some(
      ({ body }) => body.gaps.some(({ code }) => code === gap.code) && grownBeyond(body, gap) === undefined,
    );
  };
  const begin = revision.zone.toLocal(revision.from).date;
  const short = [...new Set(supporting)].filter((id) => {
    const last = shelf.agreements.get(id)?.agreement.revisions.at(-1)?.terms.term?.end;
    if (last === undefined || (end !== undefined && last >= end)) return false;
    return !isExcused(id, last < begin ? begin : last);
  });
  if (short.length === 0) return undefined;
  return both(
    `${short.join(', ')} end${short.length === 1 ? 's' : ''} before this agreement does.`,
    `${short.join('、')} 早於本協議屆滿。`,
  );
}

function copiesMissing({ register, agreement, revision }: Facts): Localized | undefined {
  const own = register
    .all('copy')
    .filter(({ body }) => body.agreement === agreement && body.revision === revision.revision);
  const waiting = own.filter(({ body }) => body.state === 'issued').length;
  if (own.length === 0) return both('No copy was sent yet.', '尚未發出副本。');
  if (waiting === 0) return undefined;
  return both(
    `${waiting} of ${own.length} copies are not acknowledged.`,
    `${own.length} 份副本中有 ${waiting} 份未確認收悉。`,
  );
}

function earlierHeld({ register, agreement, revision }: Facts): Localized | undefined {
  const held = register
    .all('copy')
    .filter(
      ({ body }) =>
        body.agreement === agreement &&
        body.revision < revision.revision &&
        (body.state === 'issued' || body.state === 'acknowledged'),
    ).length;
  if (held === 0) return undefined;
  return both(
    `${held} copies of an earlier revision count until this one takes effect; they are recalled by then.`,
    `${held} 份舊版副本在本版生效前仍然有效，屆時將予收回。`,
  );
}

/** Whether the activation can be declared complete: what is open and not excepted, by name. */
export const openItems = ({ items }: ActivationView): readonly ActivationItem[] =>
  items.filter(({ state }) => state === 'open');
