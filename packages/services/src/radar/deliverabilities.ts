/**
 * Every agreement in force with what its proof says, the worst of what does not fit, what a month's credits can come to, and when
 * what stands behind it ends; and the drafts whose text is not proven as it reads. Owns: the list. It tells what the radar keeps:
 * nothing is proven here, whatever the number of agreements.
 */
import { localOf } from '@troth/core';
import type { Deliverability, Localized } from '@troth/core';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { typeOf } from '../drafting/type-of.ts';
import { namedIn, stateName } from '../drafting/view.ts';
import type { Named } from '../drafting/view.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { daysBetween } from '../today/saying.ts';
import { dayIn, zoneOf } from '../today/scene.ts';
import { radarWeights } from './finding.ts';
import { lineOf } from './line.ts';
import type { LineScene, RadarLine } from './line.ts';
import { mostCreditsOf } from './most-credits.ts';
import type { MostCredits } from './most-credits.ts';
import { nights, standings } from './nights.ts';
import type { Standing } from './night-form.ts';

export interface DeliverabilityLine {
  readonly agreement: string;
  readonly title: Localized;
  readonly customer?: Named | undefined;
  readonly owner?: Named | undefined;
  /** Missing while it waits for its proof. */
  readonly verdict?: Deliverability['verdict'] | undefined;
  readonly targets?: { readonly proven: number; readonly composed: number; readonly all: number } | undefined;
  /** Open matters, and those whose risk is taken. */
  readonly open: number;
  readonly accepted: number;
  /** The gravest of the open ones. */
  readonly worst?: Omit<RadarLine, 'agreement' | 'title' | 'customer' | 'owner' | 'since'> | undefined;
  readonly atRisk?: MostCredits | undefined;
  /** The first of the agreements behind to end. */
  readonly ends?: SupportEnd | undefined;
}

export interface SupportEnd {
  readonly agreement: string;
  readonly title: Localized;
  /** First day without it. */
  readonly on: string;
  /** Less than none where it is over. */
  readonly daysLeft: number;
}

export interface UnprovenDraft {
  readonly draft: string;
  readonly version: number;
  readonly agreement: string;
  readonly title: Localized;
  readonly type: string;
  readonly stateName: Localized;
  readonly customer?: Named | undefined;
  readonly manager?: Named | undefined;
  /** `never` proven, or as it read `before` a change. */
  readonly proof: 'never' | 'before';
}

export interface Deliverabilities {
  /** When the radar last looked; missing where it never did. */
  readonly at?: string | undefined;
  readonly agreements: readonly DeliverabilityLine[];
  readonly drafts: readonly UnprovenDraft[];
}

export async function deliverabilities(context: Context, { organisation }: Question): Promise<Deliverabilities> {
  const register = await registerOf(context.store, organisation);
  const today = dayIn(zoneOf(register), context.clock());
  const drafts = register.all('draft').flatMap((one) => unproven(register, one));
  return context.store.read(organisation, async (reader) => {
    const [night] = await nights(reader, 1);
    if (night === undefined) return { agreements: [], drafts };
    const scene = { register, shelf: await shelfOf(context.store, reader), today, night };
    const standing = [...(await standings(reader)).values()];
    const agreements = standing.map((one) => deliverabilityOf(scene, one)).sort(byWorst);
    return { at: night.at, agreements, drafts };
  });
}

function deliverabilityOf(scene: LineScene, standing: Standing) {
  const { agreement, verdict, targets, findings, behind } = standing;
  const { register, shelf, today } = scene;
  const lines = findings
    .filter(({ kind }) => kind !== 'verdict')
    .map((finding) => lineOf(scene, agreement, finding))
    .sort((one, other) => radarWeights.indexOf(one.weight) - radarWeights.indexOf(other.weight));
  const open = lines.filter(({ state }) => state !== 'accepted');
  const revision = shelf.agreements.get(agreement)?.agreement.revisions.at(-1);
  const roles = register.get('agreement-roles', agreement)?.body;
  return {
    agreement,
    title: revision?.terms.title ?? { en: agreement },
    customer: namedIn(register, 'party', roles?.customer),
    owner: namedIn(register, 'person', roles?.manager),
    verdict,
    targets: targets && {
      proven: targets.filter((one) => one.verdict === 'PROVEN').length,
      composed: targets.filter((one) => one.verdict !== 'NOT-COMPOSED').length,
      all: targets.length,
    },
    open: open.length,
    accepted: lines.length - open.length,
    worst: open[0] ?? composedGap(scene, standing),
    atRisk: revision && mostCreditsOf(revision),
    ends: firstEnd(shelf, { behind: behind ?? [], today }),
  } satisfies DeliverabilityLine;
}

/** Where no text behind is short by itself, what the composition shows. */
function composedGap(scene: LineScene, { agreement, gap }: Standing): DeliverabilityLine['worst'] {
  if (gap === undefined) return undefined;
  const line = lineOf(scene, agreement, { ...gap, since: '' });
  return line.state === 'accepted' ? undefined : line;
}

function firstEnd(
  { agreements }: Shelf,
  { behind, today }: { readonly behind: readonly string[]; readonly today: string },
): SupportEnd | undefined {
  const ends = behind.flatMap((id): readonly SupportEnd[] => {
    const last = agreements.get(id)?.agreement.revisions.at(-1);
    const on = last?.terms.term?.end ?? (last?.to === undefined ? undefined : localOf(last.to, last.zoneName).date);
    if (last === undefined || on === undefined) return [];
    return [{ agreement: id, title: last.terms.title, on, daysLeft: daysBetween(today, on) }];
  });
  return ends.sort((one, other) => one.daysLeft - other.daysLeft)[0];
}

/** Those of which somebody still decides what they say. */
const beingWritten = new Set(['draft', 'internal-review', 'offered', 'in-negotiation']);

function unproven(register: Register, { id, version, body }: PracticeRecord<'draft'>): readonly UnprovenDraft[] {
  const proof = body.computed?.find(({ name }) => name === 'proof');
  if (!beingWritten.has(body.state) || proof?.hash === body.hash) return [];
  return [
    {
      draft: id,
      version,
      agreement: body.agreement,
      title: body.title,
      type: typeOf(body),
      stateName: stateName(body),
      customer: namedIn(register, 'party', body.customer),
      manager: namedIn(register, 'person', body.manager),
      proof: proof === undefined ? 'never' : 'before',
    },
  ];
}

const verdicts = ['UNDELIVERABLE', 'UNPROVABLE', undefined, 'LIKELY', 'PARTLY-PROVEN', 'PROVEN'];

/** What cannot be kept first, by the weight of its gravest gap; within that by its name. */
function byWorst(one: DeliverabilityLine, other: DeliverabilityLine): number {
  const rank = ({ verdict, worst }: DeliverabilityLine): number =>
    verdicts.indexOf(verdict) * 10 + (worst === undefined ? 9 : radarWeights.indexOf(worst.weight));
  return rank(one) - rank(other) || (one.agreement < other.agreement ? -1 : 1);
}
