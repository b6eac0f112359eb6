/** The acts of a signing from both sides, over a store in memory, with real signatures and time stamps. */
import { beforeEach, describe, expect, it } from 'vitest';
import { signingConsent, signingFaults, verifyTrail } from '@troth/core';
import type { DraftText } from '@troth/core';
import { readAgreement } from '../agreements/read.ts';
import { takeStep } from '../drafting/steps.ts';
import { readRecord } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import { ada, agreedDraft, ben, draftId, karen, lydia, signingHouse } from '../testing/signing-table.ts';
import type { SigningHouse } from '../testing/signing-table.ts';
import { askSigningCode, declineByLink, signByLink } from './by-link.ts';
import { recordPaper, remindSigner } from './by-hand.ts';
import { delegateByLink } from './delegate.ts';
import { voidSigning } from './end.ts';
import { readSigningLink } from './link-page.ts';
import { mostCodes } from './links.ts';
import { readSigning } from './room.ts';
import { sealAgain } from './seal.ts';

const derek = 'derek@harbourline.example';
const lydiaAt = 'lydia-mok@lion-rock.example';
const trace = { address: '203.0.113.7', agent: 'Firefox, Windows' };

let house: SigningHouse;
beforeEach(async () => {
  house = await signingHouse();
});

const read = (token: string) => readSigningLink(house.context, { token, trace });

/** Reads, asks for a code and signs, as the page does. */
async function sign(address: string) {
  const token = await house.tokenOf(address);
  const page = taken(await read(token));
  taken(await askSigningCode(house.context, { token, trace }));
  const code = await house.codeOf(address);
  return signByLink(house.context, { token, trace, code, hash: page.hash, consent: page.consent.version });
}

const refusal = (outcome: {
  readonly ok: boolean;
  readonly refusals?: readonly { readonly code: string; readonly message: string }[];
}) => outcome.refusals?.[0] ?? { code: 'none', message: 'it was not refused' };
const states = async () => (await house.signing()).signers.map(({ name, state }) => `${name}: ${state}`);
const draftState = async () => (await registerOf(house.context.store, organisation)).get('draft', draftId)?.body.state;

describe('sending for signature', () => {
  it('asks the first and nobody else', async () => {
    taken(await house.start());
    expect(await states()).toEqual(['Derek Wong: asked', 'Lydia Mok: waiting']);
    expect(await draftState()).toBe('signing');
    expect((await house.mailTo(derek)).subject).toBe('Please sign: Metro Ethernet, revision 3');
    expect(house.mails.map(({ to }) => to)).toEqual([derek]);
  });

  it('keeps neither link nor code in what the house can read', async () => {
    taken(await house.start());
    const token = await house.tokenOf(derek);
    taken(await askSigningCode(house.context, { token, trace }));
    const code = await house.codeOf(derek);
    const everything = await house.context.store.read(organisation, async (reader) =>
      JSON.stringify(await reader.entries({ limit: 10_000 })),
    );
    const secret = token.split('.').at(-1) ?? '';
    expect(secret).toHaveLength(43);
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(code);
  });

  it.each([
    ['mail', { mail: undefined }, 'NO-MAIL'],
    ['a seal', { sealing: undefined }, 'NO-SEAL'],
    ['a key for secrets', { secretKey: undefined }, 'NO-SECRET-KEY'],
  ])('is refused before anything leaves without %s', async (_, settings, code) => {
    house = await signingHouse(settings);
    expect(refusal(await house.start()).code).toBe(code);
    expect(await draftState()).toBe('agreed-text');
  });

  it('is refused while the time stamp authority is away', async () => {
    house.stamps(false);
    expect((await house.start()).ok).toBe(false);
    expect(await draftState()).toBe('agreed-text');
    house.stamps(true);
    taken(await house.start());
  });

  it('is not for assistants nor for the other side', async () => {
    expect(refusal(await house.start({ actor: ben })).code).toBe('NOT-ALLOWED');
    expect(refusal(await house.start({ actor: lydia })).code).toBe('NOT-ALLOWED');
    expect(refusal(await house.start({ actor: karen })).code).toBe('NOT-FOUND');
  });
});

describe('signing', () => {
  it('goes from one to the next, is sealed, and the agreement is in force by its date', async () => {
    taken(await house.start());
    taken(await sign(derek));
    // The second is asked only when the first signature stands in the document.
    expect(await states()).toEqual(['Derek Wong: signed', 'Lydia Mok: waiting']);
    await house.settle();
    expect(await states()).toEqual(['Derek Wong: signed', 'Lydia Mok: asked']);
    taken(await sign(lydiaAt));
    expect((await house.signing()).state).toBe('sealing');
    await house.settle();
    const body = await house.signing();
    expect(body.state).toBe('completed');
    expect(body.seal).toMatchObject({ state: 'sealed', attempts: 0 });
    expect(signingFaults(body)).toEqual([]);
    expect(await draftState()).toBe('signed');
    const revision = await house.context.store.read(organisation, (reader) =>
      reader.record('agreement', 'SLA-LR-METRO/3'),
    );
    expect(revision?.body).toMatchObject({ hash: body.hash });
    const copies = (await registerOf(house.context.store, organisation)).all('copy');
    expect(copies.map((one) => [one.body.recipient, one.body.revision, one.body.state])).toEqual([
      ['derek', 3, 'issued'],
      ['lydia-mok', 3, 'issued'],
    ]);
    const mail = await house.mailTo(lydiaAt);
    expect(mail.attachments?.map(({ name }) => name)).toEqual([
      'SLA-LR-METRO-r3-signed.pdf',
      'SLA-LR-METRO-r3-certificate.pdf',
    ]);
  }, 30_000);

  it('is not possible before those ahead have signed, who are named', async () => {
    taken(await house.start());
    const { waitsFor } = taken(await readSigning(house.context, { organisation, actor: ada, signing: 'SIG-0001' }));
    expect(waitsFor).toEqual({ s1: [], s2: ['Derek Wong'] });
    // Nobody ahead of their turn has a link; one of somebody whose turn passes to another does not help.
    await expect(house.tokenOf(lydiaAt)).rejects.toThrow('nothing was sent');
  });

  it('keeps who did what, when and on which bytes', async () => {
    taken(await house.start());
    taken(await sign(derek));
    const { evidence, document } = await house.signing();
    expect(evidence.map(({ who, what }) => [who, what])).toEqual([
      ['Derek Wong', 'asked'],
      ['Derek Wong', 'opened'],
      ['Derek Wong', 'signed'],
    ]);
    expect(evidence.at(-1)).toMatchObject({
      zone: 'Asia/Hong_Kong',
      document,
      address: '203.0.113.7',
      agent: 'Firefox, Windows',
      identity: 'mail-code',
      consent: signingConsent.version,
    });
    expect(verifyTrail(evidence)).toBeUndefined();
  });

  it('takes a code once, within ten minutes, after at most four wrong ones', async () => {
    taken(await house.start());
    const token = await house.tokenOf(derek);
    const { hash, consent } = taken(await read(token));
    const attempt = async (code: string) =>
      signByLink(house.context, { token, trace, code, hash, consent: consent.version });
    expect(refusal(await attempt('00000000')).message).toContain('Ask for a code first');
    taken(await askSigningCode(house.context, { token, trace }));
    house.setClock('2025-02-26T00:40:00.000Z');
    expect(refusal(await attempt(await house.codeOf(derek))).message).toContain('older than ten minutes');
    taken(await askSigningCode(house.context, { token, trace }));
    const code = await house.codeOf(derek);
    const wrong = code === '11111111' ? '22222222' : '11111111';
    for (let tries = 1; tries < 5; tries += 1) expect(refusal(await attempt(wrong)).message).toContain('not the code');
    expect(refusal(await attempt(wrong)).message).toContain('works no more');
    expect(refusal(await attempt(code)).message).toContain('works no more');
    taken(await askSigningCode(house.context, { token, trace }));
    taken(await attempt(await house.codeOf(derek)));
    expect(refusal(await attempt(await house.codeOf(derek))).code).toBe('NOT-FOUND');
  });

  it('gives a link so many codes and no more; a new link begins anew', async () => {
    taken(await house.start());
    const token = await house.tokenOf(derek);
    for (let codes = 0; codes < mostCodes; codes += 1) taken(await askSigningCode(house.context, { token, trace }));
    expect(refusal(await askSigningCode(house.context, { token, trace })).message).toContain('Too many codes');
    const on = { organisation, actor: ada, signing: 'SIG-0001', signer: 's1', again: true };
    taken(await remindSigner(house.context, on));
    taken(await sign(derek));
  });

  it('is of the text that was read, and with the consent that was shown', async () => {
    taken(await house.start());
    const token = await house.tokenOf(derek);
    const page = taken(await read(token));
    taken(await askSigningCode(house.context, { token, trace }));
    const code = await house.codeOf(derek);
    const common = { token, trace, code };
    const other = await signByLink(house.context, { ...common, hash: 'f'.repeat(64), consent: page.consent.version });
    expect(refusal(other)).toMatchObject({ code: 'CONFLICT' });
    const old = await signByLink(house.context, { ...common, hash: page.hash, consent: '1999' });
    expect(refusal(old).code).toBe('CONSENT');
    // A deed that was refused leaves the code as it was.
    taken(await signByLink(house.context, { ...common, hash: page.hash, consent: page.consent.version }));
  });
});

describe('sealing', () => {
  it('waits, says why, tells who answers for it and goes on by itself when time stamps come again', async () => {
    taken(await house.start());
    house.stamps(false);
    taken(await sign(derek));
    await house.settle();
    let body = await house.signing();
    expect(body.seal).toMatchObject({
      state: 'retrying',
      attempts: 1,
      lastError: expect.stringContaining('does not answer'),
    });
    expect(body.signers[0]).toMatchObject({ state: 'signed' });
    expect(body.signers[1]).toMatchObject({ state: 'waiting' });
    expect((await house.mailTo('ada@harbourline.example')).subject).toContain('Not sealed yet');
    // Nothing happens before it is due.
    await house.settle();
    expect((await house.signing()).seal.attempts).toBe(1);
    house.setClock('2025-02-26T00:31:00.000Z');
    await house.settle();
    expect((await house.signing()).seal).toMatchObject({ state: 'retrying', attempts: 2 });
    house.stamps(true);
    house.setClock('2025-02-26T00:33:00.000Z');
    await house.settle();
    body = await house.signing();
    expect(body.seal).toMatchObject({ state: 'none', attempts: 0 });
    expect(body.signers.map(({ state }) => state)).toEqual(['signed', 'asked']);
  }, 30_000);

  it('is given up after some attempts, stays visible, and is tried again by hand', async () => {
    taken(await house.start());
    house.stamps(false);
    taken(await sign(derek));
    for (let hour = 0; hour < 12; hour += 1) {
      house.setClock(`2025-02-26T${String(hour + 1).padStart(2, '0')}:30:00.000Z`);
      await house.settle();
    }
    expect((await house.signing()).seal).toMatchObject({ state: 'failed', attempts: 10 });
    expect((await house.signing()).state).toBe('open');
    expect(refusal(await sealAgain(house.context, { organisation, actor: ben, signing: 'SIG-0001' })).code).toBe(
      'NOT-ALLOWED',
    );
    expect(refusal(await sealAgain(house.context, { organisation, actor: karen, signing: 'SIG-0001' })).code).toBe(
      'NOT-FOUND',
    );
    house.stamps(true);
    taken(await sealAgain(house.context, { organisation, actor: ada, signing: 'SIG-0001' }));
    await house.settle();
    expect(await states()).toEqual(['Derek Wong: signed', 'Lydia Mok: asked']);
  }, 30_000);
});

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
