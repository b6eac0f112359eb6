/**
 * The rules of a signing. Owns: whose turn it is, who waits for whom, what goes into the document next, what a signing that calls
 * itself completed must hold. Does not own: doing any of it (services/signing). Pure, so that a screen says what the server does.
 */
import type { RecordBody } from '../practice/kinds.ts';
import type { Localized } from '../terms/text.ts';
import { Ratio } from '../values/ratio.ts';
import { verifyTrail } from './signing-trail.ts';

export type Signing = RecordBody<'signing'>;
export type Signatory = Signing['signers'][number];

/** Somebody else signs in their place; they take no further part. */
const steppedAside = ({ state }: Signatory): boolean => state === 'delegated';
const acting = ({ signers }: Pick<Signing, 'signers'>): readonly Signatory[] =>
  signers.filter((one) => !steppedAside(one)).toSorted((one, other) => one.order - other.order);

/** It is their turn when everybody before them signed and each of those signatures stands in the document. */
function settled({ state, method, applied }: Signatory): boolean {
  return state === 'signed' && (method !== 'electronic' || applied !== undefined);
}

/** Everybody who may sign now: those of the lowest order that is not settled. Equal orders sign in counterpart. */
export function onTurn(signing: Pick<Signing, 'signers'>): readonly Signatory[] {
  const open = acting(signing).filter((one) => !settled(one));
  return open.filter(({ order, state }) => order === open[0]?.order && state !== 'signed');
}

/** Who is before somebody, so that they cannot sign yet. */
export function before(signing: Pick<Signing, 'signers'>, id: string): readonly Signatory[] {
  const all = acting(signing);
  const own = all.find((one) => one.id === id);
  return own === undefined ? [] : all.filter((one) => one.order < own.order && !settled(one));
}

export const allSigned = (signing: Pick<Signing, 'signers'>): boolean =>
  acting(signing).every(({ state }) => state === 'signed');

const earlier = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** The signature that goes into the document next: each is a step of its own, in the order in which people signed. */
export const nextToApply = (signing: Pick<Signing, 'signers'>): Signatory | undefined =>
  acting(signing)
    .filter(({ state, method, applied }) => state === 'signed' && method === 'electronic' && applied === undefined)
    .toSorted((one, other) => one.order - other.order || earlier(one.decidedAt ?? '', other.decidedAt ?? ''))[0];

/** Why somebody may not bind their party to this value; undefined: they may. */
export function beyondAuthority(value: Signing['value'], authority: Signatory['authority']): Localized | undefined {
  if (value === undefined || authority === undefined) return undefined;
  if (value.currency !== authority.currency)
    return {
      en: `The authority is stated in ${authority.currency} and the value in ${value.currency}; state both in one currency.`,
      'zh-Hant': `授權以 ${authority.currency} 訂明，合約價值以 ${value.currency} 計算；請以同一貨幣訂明。`,
    };
  if (Ratio.parse(value.amount).compare(Ratio.parse(authority.amount)) <= 0) return undefined;
  return {
    en: `The fees over the term come to ${value.currency} ${value.amount}, more than the authority of ${authority.currency} ${authority.amount}.`,
    'zh-Hant': `合約期內費用合共 ${value.currency} ${value.amount}，超出 ${authority.currency} ${authority.amount} 的授權上限。`,
  };
}

/** What does not hold of a signing as it stands; none: it holds. A completed one has every signature and a sealed document. */
export function signingFaults(
  signing: Pick<Signing, 'state' | 'form' | 'signers' | 'seal' | 'evidence'>,
): readonly string[] {
  const { state, form, signers, seal, evidence } = signing;
  const trail = verifyTrail(evidence);
  const all = acting(signing);
  const early = all.find((one) => one.state === 'signed' && before(signing, one.id).length > 0);
  const faults = [
    ...(trail === undefined ? [] : [trail.message]),
    ...(early === undefined ? [] : [`${early.name} signed before those whose turn was earlier`]),
    ...(signers.length === 0 ? ['nobody signs'] : []),
  ];
  if (state !== 'completed') return seal.state === 'sealed' ? [...faults, 'it is sealed and not completed'] : faults;
  const missing = all.filter((one) => !settled(one)).map(({ name }) => name);
  return [
    ...faults,
    ...(missing.length === 0 ? [] : [`it is completed without the signature of ${missing.join(', ')}`]),
    ...(seal.state === 'sealed' || form !== 'signature' ? [] : ['it is completed without a seal']),
    ...(seal.document === undefined || seal.certificate === undefined || seal.at === undefined
      ? ['it is completed without a stored document and certificate']
      : []),
  ];
}
