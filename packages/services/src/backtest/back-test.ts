/**
 * A text over the months that were lived through: the one in force, or a draft beside it. Owns: whose months, which texts, and
 * keeping what was computed. Does not own: the computation (core, outlook/backtest).
 */
import { accepted, backTest, enoughOwnPeriods, Instant } from '@troth/core';
import type { BackTest, BackTestSection, Localized, Outcome, Past, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Actor, Context, Question } from '../context.ts';
import { draftFor } from '../negotiation/found-draft.ts';
import { namedText } from '../negotiation/named-texts.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { answersFor } from './answers.ts';
import { fellowsOf } from './fellows.ts';
import { keptUnder } from './kept.ts';
import { markOf, monthsOf, noMonths, textMark } from './months.ts';

export const mostBackTestPeriods = 36;
const ordinary = 12;

interface Asked extends Question {
  readonly actor: Actor;
  /** How many closed periods. */
  readonly periods?: number | undefined;
  /** An agreement whose months are taken. */
  readonly comparable?: string | undefined;
  readonly with?: readonly BackTestSection[] | undefined;
}

export interface TestedText {
  /** "in-force", "now". */
  readonly name: string;
  readonly revision: number;
  readonly hash: string;
  readonly title: Localized;
  readonly test: BackTest;
}

export interface AgreementBackTest extends TestedText {
  readonly agreement: string;
  /** Whose months. */
  readonly history: string;
  readonly comparable: boolean;
}

export interface DraftBackTest extends AgreementBackTest {
  readonly draft: string;
  /** What holds now over the same months; missing for a first text. */
  readonly inForce?: TestedText;
}

export async function backTestAgreement(
  context: Context,
  asked: Asked & { readonly agreement: string },
): Promise<Outcome<AgreementBackTest>> {
  const { organisation, agreement, comparable } = asked;
  const register = await registerOf(context.store, organisation);
  return context.store.read(organisation, async (reader) => {
    const shelved = agreementOn(await shelfOf(context.store, reader), agreement);
    if (!shelved.ok) return shelved;
    const { revisions } = shelved.value.agreement;
    const revision = revisions.findLast(({ from }) => from <= context.clock()) ?? revisions[0];
    if (revision === undefined) return noMonths(agreement);
    const history = comparable ?? agreement;
    const tested = await overMonths(context, reader, {
      ...asked,
      history,
      register,
      texts: [{ name: 'in-force', revision }],
    });
    if (!tested.ok) return tested;
    const [text] = tested.value;
    return text === undefined
      ? noMonths(history)
      : accepted({ agreement, history, comparable: history !== agreement, ...text });
  });
}

export async function backTestDraft(
  context: Context,
  asked: Asked & { readonly draft: string },
): Promise<Outcome<DraftBackTest>> {
  const { organisation, actor, comparable } = asked;
  const register = await registerOf(context.store, organisation);
  return context.store.read(organisation, async (reader) => {
    const found = await draftFor(reader, { id: asked.draft, actor });
    if (!found.ok) return found;
    const { draft } = found.value;
    const look = { context, reader, actor, draft };
    const now = await namedText(look, 'now');
    if (!now.ok) return now;
    const before = await namedText(look, 'in-force');
    const texts = [now.value, ...(before.ok ? [before.value] : [])];
    const { agreement } = draft.body;
    const history = comparable ?? agreement;
    const tested = await overMonths(context, reader, { ...asked, history, register, texts });
    if (!tested.ok) return tested;
    const [text, inForce] = tested.value;
    if (text === undefined) return noMonths(history);
    const head = { draft: draft.id, agreement, history, comparable: history !== agreement };
    return accepted({ ...head, ...text, ...(inForce === undefined ? {} : { inForce }) });
  });
}

interface Text {
  readonly name: string;
  readonly revision: Revision;
}

interface OverMonths extends Asked {
  readonly history: string;
  readonly register: Register;
  readonly texts: readonly Text[];
}

/** Each text over the same months. A first text has none of its own: its agreement need not even be published. */
async function overMonths(
  context: Context,
  reader: Reader,
  { history, register, texts, comparable, periods = ordinary, with: sections = [] }: OverMonths,
): Promise<Outcome<readonly TestedText[]>> {
  const months = await monthsOf(context, reader, {
    history,
    periods: Math.min(periods, mostBackTestPeriods),
    texts: texts.map(({ revision }) => revision),
    knownAt: context.clock(),
  });
  if (!months.ok && comparable !== undefined) return months;
  const past = months.ok ? months.value : undefined;
  if (past === undefined && comparable !== undefined) return noMonths(history);
  const tested: TestedText[] = [];
  for (const { name, revision } of texts) {
    const made = await testOf(context, reader, { history, register, revision, past, sections });
    if (!made.ok) return made;
    const { revision: number, hash, terms } = revision;
    tested.push({ name, revision: number, hash, title: terms.title, test: made.value });
  }
  return accepted(tested);
}

interface TestAsked {
  readonly history: string;
  readonly register: Register;
  readonly revision: Revision;
  readonly past: Past | undefined;
  readonly sections: readonly BackTestSection[];
}

async function testOf(
  context: Context,
  reader: Reader,
  { history, register, revision, past, sections }: TestAsked,
): Promise<Outcome<BackTest>> {
  const knownAt = context.clock();
  const few = past === undefined || past.periods.length < enoughOwnPeriods;
  const cohort = few
    ? await fellowsOf(context, reader, { agreement: history, register, draft: revision, periods: ordinary })
    : [];
  const own = past ?? { history: { id: history, revisions: [revision] }, evidence: { rows: [] }, periods: [], knownAt };
  const answers = await answersFor(context, reader, { register, history, rows: own.evidence.rows, now: knownAt });
  const key = [
    'backtest',
    reader.organisation,
    textMark(revision),
    own.periods,
    markOf(own.history, own.evidence),
    cohort.map((member) => [markOf(member.history, member.evidence), member.periods]),
    [...sections].sort(),
    [...answers],
    // Deadlines of claims pass by days.
    Instant.format(knownAt).slice(0, 10),
  ];
  return keptUnder(context.store, key, () =>
    backTest({ ...own, draft: revision, cohort, with: sections, attribution: ({ id }) => answers.get(id) }),
  );
}
