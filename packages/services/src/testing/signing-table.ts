/**
 * Lion Rock's third revision, agreed and ready to be signed: Derek for the provider, then Lydia. For tests: a seal of an authority
 * of our own, a time stamp authority that can be taken away, and a postman who keeps every mail.
 */
import { readFiles } from '@troth/connectors';
import type { OutgoingMail } from '@troth/connectors';
import { canonicalHash, clauseHash, clausesOf, Instant } from '@troth/core';
import type { DraftText, Outcome, Signing } from '@troth/core';
import { foundAuthority, openAuthority } from '@troth/documents';
import { fileURLToPath } from 'node:url';
import { publishAgreement } from '../agreements/publish.ts';
import { readAgreement } from '../agreements/read.ts';
import { sealingWith } from '../sealing/sealing.ts';
import { sendMessages } from '../delivery/messages.ts';
import type { Context } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { Held } from '../signing/keep.ts';
import { startSigning } from '../signing/start.ts';
import type { StartSigning } from '../signing/start.ts';
import { anna, houseForTests, organisation, taken } from './house-for-tests.ts';
import type { House } from './house-for-tests.ts';
import { move, partyPerson, staff, tell } from './small-company.ts';

export const ada = staff('ada', 5);
export const ben = staff('ben', 2);
export const lydia = partyPerson('lydia-mok', 'customer', 'lion-rock');
export const karen = partyPerson('karen', 'customer', 'thamesgate');

const agreement = 'SLA-LR-METRO';
export const draftId = 'DRF-0001';
const origin = 'https://troth.example';
const now = Instant.parse('2025-02-26T00:30:00.000Z');
const year = 365 * 86_400_000;
const files = await foundAuthority({ organisation: 'Harbourline', from: now, until: Instant.plus(now, 5 * year) });

export interface SigningHouse extends House {
  readonly mails: readonly OutgoingMail[];
  /** Takes the time stamp authority away, or brings it back. */
  stamps(works: boolean): void;
  /** The newest mail to somebody, once everything that waits has left. */
  mailTo(address: string): Promise<OutgoingMail>;
  /** The token of the link in the newest mail to somebody. */
  tokenOf(address: string): Promise<string>;
  codeOf(address: string): Promise<string>;
  start(more?: Partial<StartSigning>): Promise<Outcome<Held>>;
  signing(id?: string): Promise<Signing>;
}

/** A house without some of what signing needs, or over another store. */
export async function signingHouse(settings: Partial<Context> = {}): Promise<SigningHouse> {
  const mails: OutgoingMail[] = [];
  let works = true;
  const authority = openAuthority(files);
  const clock = (): Instant => house.context.clock();
  const sealing = sealingWith({
    signerFor: authority.signerFor,
    seal: authority.seal,
    organisation: 'Harbourline',
    timeStamp: async (request) => {
      if (!works) throw new Error('the time stamp authority does not answer');
      return authority.answer(request, clock());
    },
    stampRules: { trust: [authority.root] },
    trust: [authority.root],
    clock,
  });
  const mail = async (one: OutgoingMail): Promise<void> => void mails.push(one);
  const house: House = await houseForTests({ sealing, mail, ...settings });
  const { context } = house;
  const mailTo = async (address: string): Promise<OutgoingMail> => {
    while ((await sendMessages(context, organisation)) > 0);
    const found = mails.findLast(({ to }) => to === address);
    if (found === undefined) throw new TypeError(`nothing was sent to ${address}`);
    return found;
  };
  const within = async (address: string, pattern: RegExp): Promise<string> => {
    const { text } = await mailTo(address);
    const found = pattern.exec(text)?.[1];
    if (found === undefined) throw new TypeError(`the last mail to ${address} has none: ${text}`);
    return found;
  };
  await agreedText(house);
  return {
    ...house,
    mails,
    stamps: (on) => void (works = on),
    mailTo,
    tokenOf: (address) => within(address, /\/sign#(\S+)/u),
    codeOf: (address) => within(address, /\b(\d{8})\b/u),
    start: (more) => startSigning(context, { organisation, actor: ada, draft: draftId, origin, ...more }),
    signing: async (id = 'SIG-0001') => {
      const found = (await registerOf(context.store, organisation)).get('signing', id);
      if (found === undefined) throw new TypeError(`there is no signing ${id}`);
      return found.body;
    },
  };
}

const party = (id: string, role: string) => ['party', id, { name: { en: id }, role }] as const;
const person = (id: string, [of, en]: readonly [string, string], more: object = {}) =>
  ['person', id, { name: { en }, party: of, email: `${id}@${of}.example`, ...more }] as const;

/** People and parties, what is published, and a draft both sides have agreed. */
async function agreedText(house: House): Promise<void> {
  const { context } = house;
  const folder = fileURLToPath(new URL('../../../../examples/harbourline/agreements', import.meta.url));
  const { agreements } = taken(await readFiles([folder]));
  const texts = agreements.filter(({ file }) => /lr-metro|standard/u.test(file));
  taken(await publishAgreement(context, { organisation, actor: anna, texts }));
  await tell(house, [
    party(organisation, 'own'),
    party('lion-rock', 'customer'),
    party('thamesgate', 'customer'),
    person('ada', [organisation, 'Ada Cheung'], { level: 5 }),
    person('derek', [organisation, 'Derek Wong'], { level: 6, authority: { amount: '5000000.00', currency: 'HKD' } }),
    person('jack', ['lion-rock', 'Jack Fong']),
    person('lydia-mok', ['lion-rock', 'Lydia Mok'], { maySign: true }),
    person('small', ['lion-rock', 'Sam Small'], { authority: { amount: '1000.00', currency: 'HKD' } }),
    person('karen', ['thamesgate', 'Karen Doyle']),
    [
      'agreement-roles',
      agreement,
      { agreement, provider: organisation, customer: 'lion-rock', representative: 'jack' },
    ],
  ]);
  const { text } = taken(await readAgreement(context, { organisation, agreement, revision: 2 }));
  await agreedDraft(house, { ...(text as DraftText), revision: 3, effective: { from: '2025-04-01' } });
}

/** A draft of this text, cleared by all and agreed by both. */
export async function agreedDraft(house: House, text: DraftText, id = draftId): Promise<void> {
  const hash = canonicalHash(text);
  const clauses = clausesOf(text).map((key) => ({
    key,
    owner: 'ada',
    clearedBy: 'ada',
    clearedHash: clauseHash(text, key),
  }));
  const body = {
    agreement: text['id'],
    revision: text['revision'],
    title: { en: 'Metro Ethernet, revision 3', 'zh-Hant': '城域以太網，第 3 版' },
    provider: organisation,
    customer: 'lion-rock',
    manager: 'ada',
    representative: 'jack',
    text,
    hash,
    clauses,
    begunFrom: { agreement, revision: 2 },
  };
  await tell(house, [['draft', id, body]]);
  await move(house, ['draft', id, 'submit', 'offer', 'open']);
  const agreed = { hash, at: '2025-02-25T10:00:00+08:00', by: ['ada', 'jack'] };
  await move(house, ['draft', id, 'freeze'], { tells: { agreed } });
}
