/**
 * Temporary terms out of a disruption: proposed to whoever speaks for the other side, and in force as a waiver of the agreement in the
 * moment they agree (J5). Owns: that proposal and letter leave together, and that consent and waiver are one transaction: the waiver's
 * evidence is the consent in the ledger. Does not own: the text (waived-text.ts), verdicts (core).
 */
import { accepted, Instant, refused, sayStretch, sayTargetText } from '@troth/core';
import type { Language, Localized, Outcome, RecordBody } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { otherSide, writeLetter } from '../activation/begin.ts';
import { asPublished, publishIn } from '../agreements/publish.ts';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { answered } from '../practice/answered.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { actIn, bodyOf, createIn, findIn } from '../practice/write.ts';
import { wordsOf } from '../today/saying.ts';
import { dayIn, zoneOf } from '../today/scene.ts';
import { waivedDocuments } from './waived-text.ts';
import type { WaiverTerms } from './waived-text.ts';

const kind = 'temporary-terms' as const;

export interface ProposedTerms {
  readonly agreement: string;
  readonly commitment: string;
  readonly effect: 'exclude' | 'target';
  /** Of `target`: "<= 320 ms". */
  readonly target?: string | undefined;
  readonly from: string;
  readonly to: string;
}

export interface ProposeTerms extends Command, ProposedTerms {
  readonly disruption: string;
  readonly consideration: Localized;
  readonly goodwill?: { readonly amount: string; readonly currency: string } | undefined;
}

/** Refused where the text with the waiver would have no one meaning: nobody is asked to agree to such. */
export async function proposeTerms(context: Context, command: ProposeTerms): Promise<Outcome<PracticeRecord>> {
  const { organisation, actor, disruption, agreement, consideration, goodwill, ...terms } = command;
  const register = await registerOf(context.store, organisation);
  const roles = register.get('agreement-roles', agreement)?.body;
  if (roles === undefined)
    return refused({ code: 'RECORD', message: `${agreement} has no roles: name its parties first`, at: ['agreement'] });
  if (terms.effect === 'target' && terms.target === undefined)
    return refused({ code: 'RECORD', message: 'say which target holds meanwhile', at: ['target'] });
  const { commitment, effect, target = 'exclude', from, to } = terms;
  const body = {
    agreement,
    commitment,
    party: otherSide(register, roles),
    effect,
    target,
    from,
    to,
    consideration,
    ...(goodwill === undefined ? {} : { goodwill }),
    disruption,
  };
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const found = await findIn(transaction, { kind: 'disruption', id: disruption, actor });
      if (!found.ok) return found;
      const known = agreementOn(await shelfOf(context.store, transaction), agreement);
      if (!known.ok) return known;
      const made = await createIn(transaction, act, { organisation, actor, kind, body });
      if (!made.ok) return made;
      const waiver = waiverOf(made.value.id, made.value.body, { register, context });
      const text = await waivedDocuments(transaction, known.value.agreement, waiver);
      if (!text.ok) return text;
      const compiled = await asPublished(context, transaction, text.value);
      if (!compiled.ok) return compiled;
      const speaker = register.get(
        'person',
        (roles.provider === body.party ? roles.counterpart : roles.representative) ?? '',
      );
      if (speaker === undefined) return made;
      const language = speaker.body.language ?? 'en';
      const letter = letterOf(made.value, { name: speaker.body.name, zone: zoneOf(register), language });
      const on = { transaction, act, actor, organisation };
      const told = await writeLetter(on, { person: speaker, letter, about: `${kind}/${made.value.id}` });
      return told.ok ? made : told;
    },
  });
}

function waiverOf(
  id: string,
  body: RecordBody<typeof kind>,
  {
    register,
    context,
    consents,
  }: { readonly register: Register; readonly context: Context; readonly consents?: string | undefined },
): WaiverTerms {
  const { commitment, effect, target, from, to, consideration, party, trail } = body;
  const nameOf = (actor: string | undefined): string | undefined =>
    register.get('person', actor?.replace(/^person:/u, '') ?? '')?.body.name.en ?? actor;
  return {
    id,
    commitment,
    effect: effect ?? (target === 'exclude' ? 'exclude' : 'target'),
    target,
    from,
    to,
    consideration,
    agreedBy: [nameOf(trail[0]?.by) ?? 'provider', nameOf(consents) ?? party],
    agreedOn: dayIn(zoneOf(register), context.clock()),
  };
}

export interface AnswerTerms extends Command {
  readonly id: string;
  readonly answer: 'agree' | 'decline';
  readonly note?: string | undefined;
}

export async function answerTerms(context: Context, command: AnswerTerms): Promise<Outcome<PracticeRecord>> {
  const { organisation, actor, id, answer, note } = command;
  const register = await registerOf(context.store, organisation);
  const done = await perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const tells = note === undefined ? {} : { decisionNote: note };
      const decided = await actIn(transaction, act, { organisation, actor, kind, id, act: answer, tells, note });
      if (!decided.ok || answer === 'decline') return decided;
      const body = bodyOf(kind, decided.value);
      const waiver = waiverOf(id, body, { register, context, consents: actor.id });
      const put = await inForce(context, transaction, { act, agreement: body.agreement, waiver });
      return put.ok ? accepted(decided.value) : put;
    },
  });
  return answered(context, command, done);
}

async function inForce(
  context: Context,
  transaction: Transaction,
  { act, agreement, waiver }: { readonly act: Acts; readonly agreement: string; readonly waiver: WaiverTerms },
): Promise<Outcome<unknown>> {
  const known = agreementOn(await shelfOf(context.store, transaction), agreement);
  if (!known.ok) return known;
  const documents = await waivedDocuments(transaction, known.value.agreement, waiver);
  return documents.ok ? publishIn(context, transaction, { act, documents: documents.value }) : documents;
}

function letterOf(
  { id, body }: PracticeRecord<typeof kind>,
  { name, zone, language }: { readonly name: Localized; readonly zone: string; readonly language: Language },
): { readonly subject: string; readonly text: string } {
  const stretch = sayStretch([Instant.parse(body.from), Instant.parse(body.to)], zone, language);
  const given = wordsOf(body.consideration, language);
  if (language === 'en') {
    const what = body.effect === 'exclude' ? 'does not count' : `holds ${sayTargetText(body.target, 'en')} instead`;
    return {
      subject: `${body.agreement}: temporary terms ${id} wait for your answer`,
      text: `Dear ${wordsOf(name, 'en')},\n\nduring the disruption we propose that ${body.commitment} of ${body.agreement} ${what}, ${stretch}.\n\nIn return: ${given}\n\nPlease agree or decline in the portal. Without your consent everything stays as it is.`,
    };
  }
  const what = body.effect === 'exclude' ? '不計算在內' : `改為${sayTargetText(body.target, 'zh-Hant')}`;
  return {
    subject: `${body.agreement}：臨時條款 ${id} 待閣下答覆`,
    text: `${wordsOf(name, 'zh-Hant')}：\n\n重大中斷期間，謹建議${body.agreement}的${body.commitment}於${stretch}${what}。\n\n相應安排：${given}\n\n請於客戶平台同意或拒絕。未獲閣下同意前，一切維持不變。`,
  };
}
