/**
 * What could be done about each requirement that a draft does not meet: promise what is asked for, and whether that could be kept
 * and what it is expected to cost; sell what promises it already; ask whether less will do. For ourselves alone. Owns: which
 * options there are, in words. Does not own: proof and price, nor who chooses.
 */
import { applyChanges, fitOf, measureOf, moneyText, recordKinds, sayPromised, sayTargetText } from '@troth/core';
import type { DraftText, Localized, ProvenCommitment, RecordBody, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Context } from '../context.ts';
import type { Draft } from '../drafting/drafts.ts';
import type { HabitSources } from '../forecast/habit.ts';
import { compiledText } from '../negotiation/compiled-text.ts';
import { expectedChange } from '../negotiation/expected-change.ts';
import { provenOf } from '../proof/proof-of.ts';
import { readBody } from '../stored-body.ts';
import type { ProposedRequirement } from './requirements.ts';

export interface ProposedOption {
  readonly requirement: string;
  readonly kind: 'promise-it' | 'sell' | 'add' | 'ask-less';
  readonly text: Required<Localized>;
}

export interface OptionsAsked {
  readonly context: Context;
  readonly reader: Reader;
  readonly sources: HabitSources;
  readonly draft: Draft;
  readonly requirements: readonly ProposedRequirement[];
  /** Whether who asks is shown what a promise is expected to cost. */
  readonly priced: boolean;
}

export async function optionsFor(asked: OptionsAsked): Promise<readonly ProposedOption[]> {
  const now = await compiledText(asked.context.store, asked.reader, asked.draft.body.text);
  if (!now.ok) return [];
  const found: ProposedOption[] = [];
  for (const requirement of asked.requirements) {
    if (requirement.verdict === 'met') continue;
    const stored = await asked.reader.record('requirement', requirement.requirement);
    if (stored === undefined) continue;
    const body = readBody(recordKinds.requirement.schema, stored);
    const promise = await promiseIt(asked, { requirement, now: now.value.revision });
    const texts = [
      ...(promise === undefined ? [] : [['promise-it', promise] as const]),
      ...sell(asked, { requirement, body }).map((text) => ['sell', text] as const),
      requirement.promised === undefined
        ? (['add', add(requirement, body)] as const)
        : (['ask-less', askLess(requirement.promised)] as const),
    ];
    found.push(...texts.map(([kind, text]) => ({ requirement: requirement.requirement, kind, text })));
  }
  return found;
}

const both = (en: string, zh: string): Required<Localized> => ({ en, 'zh-Hant': zh });
const target = (text: string): Required<Localized> => both(sayTargetText(text, 'en'), sayTargetText(text, 'zh-Hant'));

interface Raised {
  readonly requirement: ProposedRequirement;
  readonly now: Revision;
}

/** Only where one target takes the place of another: limits by class and of cases are for people to write. */
async function promiseIt(asked: OptionsAsked, { requirement, now }: Raised): Promise<Required<Localized> | undefined> {
  const { context, reader, draft, sources, priced } = asked;
  const { commitment, asked: wanted, verdict } = requirement;
  if (verdict !== 'not' || commitment === undefined) return undefined;
  const own = now.terms.commitments?.find(({ id }) => id === commitment)?.target;
  if (own === undefined || 'byClass' in own) return undefined;
  const changed = applyChanges(draft.body.text, [{ path: ['commitments', commitment, 'target'], value: wanted }]);
  if (!changed.ok) return undefined;
  // A change of a group leaves a group.
  const made = await compiledText(context.store, reader, changed.value as DraftText);
  if (!made.ok) return undefined;
  const { revision } = made.value;
  const proven = await provenOf(context.store, reader, { revision });
  if (!proven.ok) return undefined;
  const found = proven.value.told.commitments.find((one) => one.commitment === commitment);
  const kept = keeping[found?.verdict ?? 'NOT-COMPOSED'];
  const cost = priced
    ? await expectedChange(
        { context, reader, sources },
        { agreement: draft.body.agreement, before: now, after: revision },
      )
    : undefined;
  const words = target(wanted);
  const dearer = cost?.ok === true && cost.value !== undefined ? dearerBy(cost.value) : both('', '');
  return both(
    `Promise ${words.en} as asked: ${kept.en}${dearer.en}.`,
    `按要求承諾${words['zh-Hant']}：${kept['zh-Hant']}${dearer['zh-Hant']}。`,
  );
}

const keeping: Readonly<Record<ProvenCommitment['verdict'], Required<Localized>>> = {
  PROVEN: both('it follows from what stands behind it', '可由背後的承諾推出'),
  LIKELY: both(
    'it follows from what stands behind it as long as parts fail independently',
    '只要各組件獨立失效，即可由背後的承諾推出',
  ),
  UNDELIVERABLE: both('it does not follow from what stands behind it', '無法由背後的承諾推出'),
  UNPROVABLE: both('a promise behind it leaves it out without limit', '背後某項承諾無上限地豁免有關內容'),
  'NOT-COMPOSED': both('nothing on record says what it would rest on', '未有紀錄說明可由何者推出'),
};

interface Expected {
  readonly currency: string;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

function dearerBy({ currency, before = 0, after = 0 }: Expected): Required<Localized> {
  const by = after - before;
  if (Math.abs(by) < 0.005)
    return both(
      '; expected credits stay the same with the credit steps as they are',
      '；補償級別不變時，預期服務補償不變',
    );
  const amount = `${by < 0 ? '−' : '+'}${currency} ${moneyText(Math.abs(by).toFixed(2))}`;
  return both(`; expected credits ${amount} a month`, `；預期服務補償每月 ${amount}`);
}

interface Wanting {
  readonly requirement: ProposedRequirement;
  readonly body: RecordBody<'requirement'>;
}

/** What is on sale of the service and promises it, the cheapest first. */
function sell(
  { sources: { register }, draft }: OptionsAsked,
  { requirement, body }: Wanting,
): readonly Required<Localized>[] {
  const service = body.service ?? register.get('agreement-roles', draft.body.agreement)?.body.service;
  const offerings = register
    .all('offering')
    .filter(({ body: own }) => own.service === service && own.state === 'published')
    .map(({ id, body: own }) => ({ ...own, id }))
    .toSorted((one, other) => Number(one.price?.amount ?? 0) - Number(other.price?.amount ?? 0));
  const asked = { ...body, id: requirement.requirement };
  return fitOf({ requirements: [asked], offerings }).flatMap(({ name, price, cells: [cell] }) => {
    if (cell?.verdict !== 'met' || cell.offered === undefined) return [];
    const words = target(cell.offered);
    const { en, 'zh-Hant': zh = en } = name;
    const month = price === undefined ? undefined : `${price.currency} ${moneyText(price.amount)}`;
    return [
      both(
        `Sell ${en}${month === undefined ? '' : ` (${month} a month)`}, which promises ${words.en}.`,
        `改售${zh}${month === undefined ? '' : `（每月 ${month}）`}，其承諾為${words['zh-Hant']}。`,
      ),
    ];
  });
}

function add({ asked }: ProposedRequirement, { measure }: RecordBody<'requirement'>): Required<Localized> {
  const words = target(asked);
  const names = measureOf(measure)?.names ?? { en: measure };
  const { en, 'zh-Hant': zh = en } = names;
  return both(
    `Add a promise: ${en}, ${words.en}; or agree with the customer that it is left out.`,
    `加入承諾：${zh}${words['zh-Hant']}；或與客戶議定不列入。`,
  );
}

const askLess = (promised: string): Required<Localized> =>
  both(
    `Ask the customer whether ${sayPromised(promised, 'en')} will do, and change the requirement.`,
    `請客戶考慮接受${sayPromised(promised, 'zh-Hant')}，並相應修改需求。`,
  );
