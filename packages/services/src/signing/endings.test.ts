/** How a signing ends besides by signatures of all, and what is signed on paper or not signed at all; from both sides. */
import { beforeEach, describe, expect, it } from 'vitest';
import { signingFaults } from '@troth/core';
import type { DraftText } from '@troth/core';
import { readAgreement } from '../agreements/read.ts';
import { takeStep } from '../drafting/steps.ts';
import { readRecord } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import { derek, draftStateOf, lydiaAt, refusal, signAs, statesOf, trace } from '../testing/signing-acts.ts';
import { ada, agreedDraft, ben, draftId, karen, signingHouse } from '../testing/signing-table.ts';
import type { SigningHouse } from '../testing/signing-table.ts';
import { move, tell } from '../testing/small-company.ts';
import { askSigningCode, declineByLink } from './by-link.ts';
import { recordPaper, remindSigner } from './by-hand.ts';
import { delegateByLink } from './delegate.ts';
import { voidSigning } from './end.ts';
import { readSigningLink } from './link-page.ts';

let house: SigningHouse;
beforeEach(async () => {
  house = await signingHouse();
});

const read = (token: string) => readSigningLink(house.context, { token, trace });
const sign = (address: string) => signAs(house, address);
const states = () => statesOf(house);
const draftState = () => draftStateOf(house);

describe('other ends', () => {
  it('declined with a reason, the text is back in negotiation with it and the link is dead', async () => {
    taken(await house.start());
    const token = await house.tokenOf(derek);
    taken(await askSigningCode(house.context, { token, trace }));
    const code = await house.codeOf(derek);
    taken(await declineByLink(house.context, { token, trace, code, reason: 'The cap is too low.' }));
    expect((await house.signing()).state).toBe('declined');
    const draft = taken(await readRecord(house.context, { organisation, actor: ada, kind: 'draft', id: draftId }));
    expect(draft.body.state).toBe('in-negotiation');
    expect(draft.body.trail.at(-1)?.note).toBe('Derek Wong: The cap is too low.');
    expect(refusal(await read(token)).code).toBe('NOT-FOUND');
    expect((await house.mailTo('ada@harbourline.example')).text).toContain('The cap is too low.');
  });

  it('delegated with its authority on record, the other signs and the first cannot any more', async () => {
    taken(await house.start());
    taken(await sign(derek));
    await house.settle();
    const token = await house.tokenOf(lydiaAt);
    taken(await askSigningCode(house.context, { token, trace }));
    const code = await house.codeOf(lydiaAt);
    const deed = { token, trace, code, note: 'Board resolution 12 of 2025' };
    const small = { name: 'Sam Small', capacity: 'Clerk', email: 'small@lion-rock.example' };
    expect(refusal(await delegateByLink(house.context, { ...deed, to: small })).message).toContain(
      'more than the authority',
    );
    const self = { name: 'Lydia Mok', capacity: 'COO', email: lydiaAt };
    expect(refusal(await delegateByLink(house.context, { ...deed, to: self })).code).toBe('DELEGATE');
    const otto = 'otto@lion-rock.example';
    taken(await delegateByLink(house.context, { ...deed, to: { name: 'Otto Ho', capacity: 'Director', email: otto } }));
    expect(await states()).toEqual(['Derek Wong: signed', 'Lydia Mok: delegated', 'Otto Ho: asked']);
    expect(refusal(await read(token)).code).toBe('NOT-FOUND');
    expect((await house.mailTo(otto)).text).toContain('Board resolution 12 of 2025');
    taken(await sign(otto));
    await house.settle();
    expect((await house.signing()).state).toBe('completed');
  }, 30_000);

  it('delegated by one of ours only to one of ours who is here and may sign for as much', async () => {
    await tell(house, [
      ['person', 'gus', { name: { en: 'Gus Gone' }, party: organisation, email: 'gus@harbourline.example' }],
      ['person', 'eva', { name: { en: 'Eva Lo' }, party: organisation, email: 'eva@harbourline.example' }],
    ]);
    await move(house, ['person', 'gus', 'leave']);
    taken(await house.start());
    const token = await house.tokenOf(derek);
    taken(await askSigningCode(house.context, { token, trace }));
    const deed = { token, trace, code: await house.codeOf(derek), note: 'I am away' };
    const to = (email: string) => ({ name: 'Somebody', capacity: 'Director', email });
    const passed = async (email: string) => delegateByLink(house.context, { ...deed, to: to(email) });
    expect(refusal(await passed('somebody@mail.example')).message).toContain('nobody of the house');
    expect(refusal(await passed('gus@harbourline.example')).message).toContain('have left');
    taken(await passed('eva@harbourline.example'));
    // What Derek may bind is the most that whoever signs in his place may.
    const { signers } = await house.signing();
    expect(signers.at(-1)).toMatchObject({ person: 'eva', authority: { amount: '5000000.00', currency: 'HKD' } });
  });

  it('not expired while a signature waits for a seal that was given up', async () => {
    taken(await house.start({ expiresInDays: 2 }));
    house.stamps(false);
    taken(await sign(derek));
    for (let hour = 1; hour < 13; hour += 1) {
      house.setClock(`2025-02-26T${String(hour).padStart(2, '0')}:30:00.000Z`);
      await house.settle();
    }
    house.setClock('2025-03-05T00:30:00.000Z');
    await house.settle();
    expect(await house.signing()).toMatchObject({ state: 'open', seal: { state: 'failed' } });
    expect(await states()).toEqual(['Derek Wong: signed', 'Lydia Mok: waiting']);
  }, 30_000);

  it('expired, nobody can sign and the text is back in negotiation; before that they are reminded', async () => {
    taken(await house.start({ expiresInDays: 7, remindEveryDays: 3 }));
    const first = await house.tokenOf(derek);
    house.setClock('2025-03-01T00:30:00.000Z');
    await house.settle();
    const second = await house.tokenOf(derek);
    expect(second).not.toBe(first);
    expect(refusal(await read(first)).code).toBe('NOT-FOUND');
    expect((await house.signing()).signers[0]).toMatchObject({ reminded: 1 });
    house.setClock('2025-03-05T00:30:00.000Z');
    await house.settle();
    expect((await house.signing()).state).toBe('expired');
    expect(await draftState()).toBe('in-negotiation');
    expect(refusal(await read(second)).code).toBe('NOT-FOUND');
  });

  it('void by the sender, not by others', async () => {
    taken(await house.start());
    const deed = { organisation, signing: 'SIG-0001', reason: 'Wrong date' };
    expect(refusal(await voidSigning(house.context, { ...deed, actor: karen })).code).toBe('NOT-FOUND');
    expect(refusal(await voidSigning(house.context, { ...deed, actor: ben })).code).toBe('NOT-ALLOWED');
    taken(await voidSigning(house.context, { ...deed, actor: ada }));
    expect(await draftState()).toBe('in-negotiation');
  });

  it('not void once everybody has signed: it is sealed, and the text cannot be revised any more', async () => {
    taken(await house.start());
    taken(await sign(derek));
    await house.settle();
    taken(await sign(lydiaAt));
    const deed = { organisation, signing: 'SIG-0001', reason: 'Regret' };
    expect(refusal(await voidSigning(house.context, { ...deed, actor: ada })).code).toBe('CONFLICT');
    const revise = { organisation, actor: ada, draft: draftId, step: 'revise' as const };
    expect(refusal(await takeStep(house.context, revise)).code).toBe('CONFLICT');
    await house.settle();
    expect((await house.signing()).state).toBe('completed');
  }, 30_000);

  it('void when the text is revised: the link is dead, and whoever was asked is told', async () => {
    taken(await house.start());
    const token = await house.tokenOf(derek);
    taken(await takeStep(house.context, { organisation, actor: ada, draft: draftId, step: 'revise' }));
    expect((await house.signing()).state).toBe('voided');
    expect(refusal(await read(token)).code).toBe('NOT-FOUND');
    expect(refusal(await askSigningCode(house.context, { token, trace })).code).toBe('NOT-FOUND');
  });

  it('sent a new link on request, and nobody who is not asked', async () => {
    taken(await house.start());
    const on = { organisation, actor: ada, signing: 'SIG-0001' };
    taken(await remindSigner(house.context, { ...on, signer: 's1', again: true }));
    expect(refusal(await remindSigner(house.context, { ...on, signer: 's2' })).message).toContain('is not asked');
    expect(refusal(await remindSigner(house.context, { ...on, actor: karen, signer: 's1' })).code).toBe('NOT-FOUND');
  });
});

describe('the address of a link', () => {
  it('is the one that the agreed text names, whatever the sender writes', async () => {
    const stored = await readAgreement(house.context, { organisation, agreement: 'SLA-LR-METRO', revision: 2 });
    const text = taken(stored).text as DraftText;
    const parties = text['parties'] as { readonly signatories: readonly object[] };
    const named = parties.signatories.map((one) => ({ ...one, email: 'named@lion-rock.example' }));
    const own = { revision: 3, effective: { from: '2025-04-01' }, parties: { ...parties, signatories: named } };
    await agreedDraft(house, { ...text, ...own }, 'DRF-0002');
    const told = (email: string) => ({ draft: 'DRF-0002', signers: [{ order: 1, email }] });
    expect(refusal(await house.start(told('ada@harbourline.example'))).message).toContain('clause K01 names');
    taken(await house.start(told('Named@lion-rock.example')));
    expect((await house.signing()).signers[0]?.email).toBe('named@lion-rock.example');
  });
});

describe('signatures on paper', () => {
  const scan = new TextEncoder().encode('%PDF-1.7 scan');
  const paper = {
    organisation,
    actor: ada,
    signing: 'SIG-0001',
    name: 'scan.pdf',
    witness: 'Ada Cheung',
    signedOn: '2025-02-25',
  };

  it('are recorded with their scan and end under the seal, named as what they are', async () => {
    taken(
      await house.start({
        signers: [
          { order: 1, method: 'wet-ink' },
          { order: 2, method: 'external' },
        ],
      }),
    );
    expect(refusal(await recordPaper(house.context, { ...paper, signer: 's2', bytes: scan })).message).toBe(
      'Derek Wong signs first',
    );
    expect(refusal(await recordPaper(house.context, { ...paper, actor: ben, signer: 's1', bytes: scan })).code).toBe(
      'NOT-ALLOWED',
    );
    expect(refusal(await recordPaper(house.context, { ...paper, signer: 's1', bytes: new Uint8Array([1]) })).code).toBe(
      'FILE',
    );
    const tomorrow = { ...paper, signer: 's1', bytes: scan, signedOn: '2025-02-27' };
    expect(refusal(await recordPaper(house.context, tomorrow)).message).toContain('still to come');
    taken(await recordPaper(house.context, { ...paper, signer: 's1', bytes: scan }));
    taken(await recordPaper(house.context, { ...paper, signer: 's2', bytes: scan }));
    await house.settle();
    const body = await house.signing();
    expect(body.state).toBe('completed');
    expect(body.signers.map(({ method, identity }) => [method, identity])).toEqual([
      ['wet-ink', 'seen'],
      ['external', 'seen'],
    ]);
  }, 30_000);
});

describe('what is not signed', () => {
  it('an agreement between teams is accepted by both leads, without a seal', async () => {
    // No seal is asked for: nothing here needs a key.
    house = await signingHouse({ sealing: undefined });
    const { context } = house;
    const { text } = taken(await readAgreement(context, { organisation, agreement: 'SLA-LR-METRO', revision: 2 }));
    const own = { id: 'OLA-NOC', type: 'ola', revision: 1, effective: { from: '2025-04-01' } };
    await agreedDraft(house, { ...(text as DraftText), ...own }, 'DRF-0002');
    taken(await house.start({ draft: 'DRF-0002' }));
    expect(refusal(await house.start({ draft: 'DRF-0002' })).message).toContain('already: SIG-0001');
    taken(await sign(derek));
    expect((await house.signing()).state).toBe('open');
    taken(await sign(lydiaAt));
    await house.settle();
    const body = await house.signing();
    expect(body).toMatchObject({ state: 'completed', form: 'acceptance', seal: { state: 'none' } });
    const said = ['asked', 'opened', 'accepted'];
    expect(body.evidence.map(({ what }) => what)).toEqual([...said, ...said, 'completed']);
    const draft = (await registerOf(context.store, organisation)).get('draft', 'DRF-0002');
    expect(draft?.body.state).toBe('signed');
    expect(signingFaults(body)).toEqual([]);
  }, 30_000);
});
