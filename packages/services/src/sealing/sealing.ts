/**
 * How contracts are signed and sealed here, with keys that somebody holds. Owns: joining keys, certificates and time stamps to what a
 * signing asks for. Does not own: where keys are kept, the network, who may sign.
 */
import type { Instant, Outcome, Refusal } from '@troth/core';
import { checkSealing, signatureMark, signPdf } from '@troth/documents';
import type {
  Authority,
  CertifiedPerson,
  DocumentSigner,
  SealingChecked,
  SignatureOrder,
  StampRules,
  TimeStamper,
} from '@troth/documents';

export interface SealingKeys {
  /** A key for one signature, with a certificate in the name of this person. */
  readonly signerFor: (person: CertifiedPerson, at: Instant) => Promise<DocumentSigner>;
  /** Key of the organisation, and its name as the seal shows it. */
  readonly seal: DocumentSigner;
  readonly organisation: string;
  /** Throws when the authority does not answer; then nothing is signed. */
  readonly timeStamp: TimeStamper;
  readonly stampRules: StampRules;
  /** Roots, PEM, against which a signed document is checked. */
  readonly trust: readonly string[];
  readonly clock: () => Instant;
  /** Name and version of the program, as signatures say it. */
  readonly program?: string | undefined;
}

/** Where a signature is shown: points from the lower left corner. */
export interface SignaturePlace {
  readonly page: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export interface SignatureAsked {
  /** Who signs, as the contract names them; missing for the seal of the organisation. */
  readonly name?: string | undefined;
  /** Party that they sign for; the organisation when missing. */
  readonly organisation?: string | undefined;
  readonly capacity?: string | undefined;
  readonly reason: string;
  /** When they signed: the time stamp says when it was put in. */
  readonly at: Instant;
  /** SHA-256 of the terms. */
  readonly terms?: string | undefined;
  /** Hash of the last line of the evidence trail. */
  readonly trail?: string | undefined;
  readonly place?: SignaturePlace | undefined;
}

export interface Sealing {
  /** Why nothing may be sent for signature now, each with what to do; none: key, certificate and time stamps work. */
  readonly preflight: (now: Instant) => Promise<readonly Refusal[]>;
  /** What works, and what will end soon. */
  readonly check: (now: Instant) => Promise<Outcome<SealingChecked>>;
  /** The document with one signature more. Rejects, with a sentence, where there is no time stamp: nothing stands in for it. */
  readonly sign: (document: Uint8Array, asked: SignatureAsked) => Promise<Uint8Array>;
  readonly trust: readonly string[];
}

/** No signature, and why; nothing was written. */
export class NotSigned extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ message }) => message).join(' '));
    this.refusals = refusals;
  }
}

export function sealingWith(keys: SealingKeys): Sealing {
  const check: Sealing['check'] = (at) => checkSealing({ ...keys, at });
  return {
    check,
    async preflight(now) {
      const checked = await check(now);
      return checked.ok ? [] : checked.refusals;
    },
    async sign(document, { name, organisation = keys.organisation, capacity, at, place, ...asked }) {
      const isSeal = name === undefined;
      const signer = isSeal ? keys.seal : await keys.signerFor({ name, organisation, capacity }, at);
      const { timeStamp, stampRules, clock, program } = keys;
      const kind = isSeal ? 'seal' : 'signature';
      const by = { signer, name: name ?? keys.organisation, capacity, kind } as const;
      const order = { ...asked, ...by, at, now: clock(), timeStamp, stampRules, program };
      const shown =
        place === undefined ? undefined : await shownAt(place, { name: by.name, organisation, capacity, at });
      const signed = await signPdf(document, { ...order, place: shown });
      if (!signed.ok) throw new NotSigned(signed.refusals);
      return signed.value;
    },
    trust: keys.trust,
  };
}

type Who = Pick<SignatureAsked, 'organisation' | 'capacity' | 'at'> & { readonly name: string };

/** The name in its place on the page of signatures, for people. */
async function shownAt(place: SignaturePlace, who: Who): Promise<NonNullable<SignatureOrder['place']>> {
  const { page, left, bottom, right, top } = place;
  const mark = await signatureMark({ ...who, width: right - left, height: top - bottom });
  return { page, rectangle: [left, bottom, right, top], mark };
}

interface OwnSealing extends Pick<SealingKeys, 'organisation' | 'clock' | 'program'> {
  readonly authority: Authority;
}

/** With an authority of our own in this process: the demo and tests. */
export function ownSealing({ authority, organisation, clock, program }: OwnSealing): Sealing {
  const trust = [authority.root];
  return sealingWith({
    signerFor: authority.signerFor,
    seal: authority.seal,
    organisation,
    timeStamp: (request) => authority.answer(request, clock()),
    stampRules: { trust },
    trust,
    clock,
    program,
  });
}
