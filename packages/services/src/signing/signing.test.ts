/** The acts of a signing from both sides, over a store in memory, with real signatures and time stamps. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Instant, signingConsent, signingFaults, verifyTrail } from '@troth/core';
import { shelfOf } from '../agreements/shelf.ts';
import { readRecord } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import { derek, draftStateOf, lydiaAt, refusal, signAs, statesOf, trace } from '../testing/signing-acts.ts';
import { ada, ben, karen, lydia, signingHouse } from '../testing/signing-table.ts';
import type { SigningHouse } from '../testing/signing-table.ts';
import { askSigningCode, signByLink } from './by-link.ts';
import { remindSigner } from './by-hand.ts';
import { readSigningLink } from './link-page.ts';
import { mostCodes } from './links.ts';
import { readSigning } from './room.ts';
import { sealAgain } from './seal.ts';

let house: SigningHouse;
beforeEach(async () => {
  house = await signingHouse();
});

const read = (token: string) => readSigningLink(house.context, { token, trace });
const sign = (address: string) => signAs(house, address);
const states = () => statesOf(house);
const draftState = () => draftStateOf(house);

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
    // The engine goes by it from the first second of its effective date, and by the one before until then.
    const shelf = await house.context.store.read(organisation, (reader) => shelfOf(house.context.store, reader));
    const revisions = shelf.agreements.get('SLA-LR-METRO')?.agreement.revisions ?? [];
    const holding = (at: string) => revisions.findLast(({ from }) => from <= Instant.parse(at))?.revision;
    expect(holding('2025-03-31T23:59:59.999+08:00')).toBe(2);
    expect(holding('2025-04-01T00:00:00.000+08:00')).toBe(3);
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
    // The other side is told that it waits, and not what is wrong with our machinery.
    const theirs = { organisation, actor: lydia };
    const shown = taken(await readRecord(house.context, { ...theirs, kind: 'signing', id: 'SIG-0001' }));
    const room = taken(await readSigning(house.context, { ...theirs, signing: 'SIG-0001' }));
    expect(room.body.seal.state).toBe('retrying');
    expect(JSON.stringify([shown.body, room])).not.toContain('does not answer');
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
