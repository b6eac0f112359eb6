/**
 * The guards of the steps of a text. Owns: for each of them whether it holds, in which words it says so, and how it is
 * satisfied. Pure: whatever a guard looks at is told to it. Does not own: which step has which guard (lifecycle.ts).
 */
import type { Localized } from '../terms/text.ts';
import { beyondAuthority } from './signing.ts';

export type GuardCode =
  | 'complete'
  | 'cleared'
  | 'impact'
  | 'no-open-offer'
  | 'gaps'
  | 'deviations'
  | 'both-agree'
  | 'frozen'
  | 'signatories'
  | 'authority'
  | 'effective-date'
  | 'all-signed';

/** A guard as it stands: what is so, and what to do when it fails. */
export interface Guard<C extends string = GuardCode> {
  readonly code: C;
  readonly ok: boolean;
  readonly message: Localized;
  readonly fix: Localized;
  /** Where to look: a path in the text, or the key of a clause. */
  readonly at?: readonly (string | number)[] | undefined;
}

interface Sum {
  readonly amount: string;
  readonly currency: string;
}

/** Who is to sign, as clause K01 names them. */
export interface NamedSignatory {
  readonly name: string;
  readonly party: 'provider' | 'customer';
  readonly order: number;
  /** Without limit when missing. */
  readonly authority?: Sum | undefined;
}

/** What a text promises, or leaves open, and may not be kept: by the code under which its risk is accepted. */
export interface DraftGap {
  readonly code: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly says: Localized;
}

/** Everything that a guard may look at. */
export interface DraftFacts {
  /** Of the text as it stands. */
  readonly hash: string;
  readonly errors: readonly { readonly code: string; readonly path: readonly (string | number)[] }[];
  readonly clauses: readonly { readonly key: string; readonly owner?: string | undefined; readonly cleared: boolean }[];
  /** What this installation can compute of a text, by name in both languages. */
  readonly computes: readonly { readonly name: string; readonly words: Localized }[];
  /** What was computed, and on which text. */
  readonly impact: readonly { readonly name: string; readonly computedOn: string }[];
  readonly openOffers: readonly string[];
  /** What the text promises and may not be kept. */
  readonly gaps: readonly DraftGap[];
  /** Risks taken by somebody who may; `expires` is the first day on which it covers nothing any more. */
  readonly risks: readonly { readonly gaps: readonly string[]; readonly expires: string }[];
  /** Local date at the agreement. */
  readonly today: string;
  /** Of the deviations from approved wording, and how many there are. */
  readonly deviations: { readonly hash: string; readonly count: number };
  readonly legalHash?: string | undefined;
  readonly manager?: string | undefined;
  readonly representative?: string | undefined;
  readonly consents: { readonly hash: string; readonly by: readonly string[] } | undefined;
  readonly frozenHash?: string | undefined;
  readonly signatories: readonly NamedSignatory[];
  /** Fee over the whole term, and the most that the provider is liable for; missing where it has no bound or nothing is paid. */
  readonly value?: Sum | undefined;
  readonly liability?: Sum | undefined;
  readonly effectiveFrom?: string | undefined;
  /** Everybody who was asked to sign, with the text that they signed. */
  readonly signatures: readonly { readonly name: string; readonly hash?: string | undefined }[];
}

type Look = (facts: DraftFacts) => Omit<Guard, 'code'>;

const both = (en: string, zh: string): Localized => ({ en, 'zh-Hant': zh });
const listed = (items: readonly string[]): readonly [en: string, zh: string] => [items.join(', '), items.join('、')];

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const guards: Readonly<Record<GuardCode, Look>> = {
  complete: ({ errors }) => ({
    ok: errors.length === 0,
    message: both(
      errors.length === 0
        ? 'The text is complete.'
        : `The text has ${counted(errors.length, 'error')}, first ${errors[0]?.code}.`,
      errors.length === 0 ? '文本齊備。' : `文本有 ${errors.length} 項錯誤，首項為 ${errors[0]?.code}。`,
    ),
    fix: both('Correct what the findings name as errors.', '按檢查結果更正各項錯誤。'),
    at: errors[0]?.path,
  }),
  cleared: ({ clauses }) => {
    const open = clauses.filter(({ cleared }) => !cleared);
    const [en, zh] = listed(open.map(({ key }) => key));
    return {
      ok: open.length === 0,
      message: both(
        open.length === 0 ? 'Every clause is cleared.' : `Not cleared as they stand: ${en}.`,
        open.length === 0 ? '所有條款均已核清。' : `現行文字尚未核清：${zh}。`,
      ),
      fix: both(
        'Let the owner of each clause clear it; a clause that changed is cleared again.',
        '請各條款負責人核清；條款經修改須重新核清。',
      ),
      at: open[0] === undefined ? undefined : [open[0].key],
    };
  },
  impact: ({ computes, impact, hash }) => {
    const missing = computes.filter(({ name }) => !impact.some((one) => one.name === name && one.computedOn === hash));
    const en = missing.map(({ words }) => words.en).join(', ');
    const zh = missing.map(({ words }) => words['zh-Hant'] ?? words.en).join('、');
    return {
      ok: missing.length === 0,
      message: both(
        missing.length === 0 ? 'Its consequences are computed on this very text.' : `Not computed on this text: ${en}.`,
        missing.length === 0 ? '已按此文本計算其影響。' : `尚未按此文本計算：${zh}。`,
      ),
      fix: both(`Compute it on the text as it stands: ${en}.`, `請按現行文本計算：${zh}。`),
    };
  },
  'no-open-offer': ({ openOffers }) => {
    const [en, zh] = listed(openOffers);
    return {
      ok: openOffers.length === 0,
      message: both(
        openOffers.length === 0 ? 'No offer is open.' : `Offers wait for an answer: ${en}.`,
        openOffers.length === 0 ? '沒有待回應的提議。' : `尚有提議待回應：${zh}。`,
      ),
      fix: both('Accept, refuse, counter or withdraw each of them.', '請逐項接受、拒絕、還價或撤回。'),
    };
  },
  gaps: ({ gaps, risks, today }) => {
    const held = new Set(risks.filter(({ expires }) => expires > today).flatMap((risk) => risk.gaps));
    const open = gaps.filter(({ code }) => !held.has(code));
    const each = [...new Map(open.map((gap) => [gap.code, gap])).values()];
    return {
      ok: open.length === 0,
      message: both(
        open.length > 0
          ? `${counted(each.length, 'gap')} neither closed nor accepted: ${each.map(({ code, says }) => `${says.en} [${code}]`).join(' ')}`
          : gaps.length === 0
            ? 'There are no gaps.'
            : 'Every gap is closed or its risk accepted.',
        open.length > 0
          ? `尚有 ${each.length} 項差距未消除亦未接納：${each.map(({ code, says }) => `${says['zh-Hant'] ?? says.en}［${code}］`).join('')}`
          : gaps.length === 0
            ? '沒有差距。'
            : '各項差距已消除或其風險已獲接納。',
      ),
      fix: both(
        'Change the text so that the gap closes, or let somebody of level 6 accept its risk until a later day.',
        '修改文本以消除差距，或由級別 6 人員接納風險並訂明屆滿日。',
      ),
      at: open[0]?.path,
    };
  },
  deviations: ({ deviations: { hash, count }, legalHash }) => ({
    ok: count === 0 || legalHash === hash,
    message: both(
      count === 0
        ? 'Every clause is in approved wording.'
        : legalHash === hash
          ? 'Counsel approved the deviations from approved wording.'
          : `Counsel has not approved ${counted(count, 'deviation')} from approved wording as it stands.`,
      count === 0
        ? '各條款均採用核准文句。'
        : legalHash === hash
          ? '偏離核准文句之處已獲法律顧問批准。'
          : `現有 ${count} 處偏離核准文句，尚未獲法律顧問批准。`,
    ),
    fix: both('Let counsel approve them, or go back to the approved wording.', '請法律顧問批准，或改回核准文句。'),
  }),
  'both-agree': ({ consents, hash, manager, representative }) => {
    const agreed = consents?.hash === hash ? consents.by : [];
    const named = [manager, representative].filter((person) => person !== undefined);
    const missing = named.filter((person) => !agreed.includes(person));
    const ok = named.length === 2 && missing.length === 0;
    const [en, zh] = listed(missing);
    return {
      ok,
      message: both(
        ok
          ? 'Both named persons agreed this very text.'
          : named.length < 2
            ? 'It is not named who agrees for each side.'
            : `Has not agreed this very text: ${en}.`,
        ok ? '雙方指定人員已同意此文本。' : named.length < 2 ? '尚未指定雙方由誰同意文本。' : `尚未同意此文本：${zh}。`,
      ),
      fix: both(
        'Name the service level manager and the representative; each of them agrees the same text.',
        '請指定服務水平經理及代表；兩人須同意同一文本。',
      ),
    };
  },
  frozen: ({ frozenHash, hash }) => ({
    ok: frozenHash === hash,
    message: both(
      frozenHash === hash ? 'The text is the one that was agreed.' : 'The text is not the one that was agreed.',
      frozenHash === hash ? '文本與議定文本一致。' : '文本與議定文本不一致。',
    ),
    fix: both('Agree this text, or begin a new revision.', '請就此文本取得同意，或另立新版本。'),
  }),
  signatories: ({ signatories }) => {
    const orders = signatories.map(({ order }) => order);
    const missing = (['provider', 'customer'] as const).filter(
      (party) => !signatories.some((one) => one.party === party),
    );
    const ok = missing.length === 0 && new Set(orders).size === orders.length;
    return {
      ok,
      message: both(
        ok
          ? `${signatories.length} people sign, in order.`
          : missing.length > 0
            ? `Nobody signs for the ${missing.join(' and the ')}.`
            : 'Two signatories have the same place in the order.',
        ok
          ? `由 ${signatories.length} 人按序簽署。`
          : missing.length > 0
            ? `${missing.map((party) => (party === 'provider' ? '供應方' : '客戶')).join('及')}未有簽署人。`
            : '兩名簽署人次序相同。',
      ),
      fix: both(
        'Name a signatory of each side in clause K01, each with a place in the order and an authority.',
        '請於條款 K01 列明雙方簽署人，各有次序及權限。',
      ),
      at: ['parties', 'signatories'],
    };
  },
  authority: ({ signatories, value, liability }) => {
    const beyond = [value, liability].filter((sum) => sum !== undefined);
    const short = signatories.filter(({ authority }) =>
      beyond.some((sum) => beyondAuthority(sum, authority) !== undefined),
    );
    const [en, zh] = listed(short.map(({ name }) => name));
    const most = beyond.map((sum) => `${sum.currency} ${sum.amount}`);
    return {
      ok: short.length === 0,
      message: both(
        short.length === 0
          ? 'Each signatory may bind their side for this much.'
          : `Beyond the authority of ${en}: ${most.join(', ')}.`,
        short.length === 0 ? '各簽署人均有足夠權限。' : `超出${zh}的權限：${most.join('、')}。`,
      ),
      fix: both(
        'Let somebody with more authority sign, or lower the fee over the term or the cap of liability.',
        '改由權限較高者簽署，或調低期內費用或責任上限。',
      ),
      at: ['parties', 'signatories'],
    };
  },
  'effective-date': ({ effectiveFrom, today }) => {
    const ok = effectiveFrom !== undefined && effectiveFrom >= today;
    return {
      ok,
      message: both(
        ok ? 'It takes effect on a day to come.' : `It would take effect on ${effectiveFrom ?? '?'}, which has passed.`,
        ok ? '生效日期未過。' : `生效日期 ${effectiveFrom ?? '？'} 已過。`,
      ),
      fix: both('Begin a new revision with a later effective date.', '請另立新版本並訂較後的生效日期。'),
      at: ['effective', 'from'],
    };
  },
  'all-signed': ({ signatures, hash }) => {
    const missing = signatures.filter((one) => one.hash !== hash);
    const ok = signatures.length > 0 && missing.length === 0;
    const [en, zh] = listed(missing.map(({ name }) => name));
    return {
      ok,
      message: both(
        ok ? 'Every signatory signed this very text.' : `Has not signed this very text: ${en}.`,
        ok ? '各簽署人已簽署此文本。' : `尚未簽署此文本：${zh}。`,
      ),
      fix: both('Remind them, or let them delegate.', '請催辦，或由其授權他人代簽。'),
    };
  },
};

/** How guards stand. */
export const guardsOf = (codes: readonly GuardCode[], facts: DraftFacts): readonly Guard[] =>
  codes.map((code) => ({ code, ...guards[code](facts) }));
