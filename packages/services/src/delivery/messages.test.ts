import { createHash } from 'node:crypto';
import { MailFault } from '@troth/connectors';
import type { OutgoingMail } from '@troth/connectors';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRecord, actOnRecord } from '../practice/write.ts';
import { readRecord } from '../practice/read.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { messagesDue, mostAttempts, sendMessages } from './messages.ts';

let house: House;
let sent: OutgoingMail[];
let answer: () => Promise<void>;

beforeEach(async () => {
  sent = [];
  answer = async () => undefined;
  house = await houseForTests({
    mail: async (mail) => {
      sent.push(mail);
      await answer();
    },
  });
});

const body = {
  to: 'jack',
  address: 'jack@lionrock.example',
  language: 'en',
  subject: 'Availability in February',
  text: 'Used 3.1 of 4.032 minutes.',
};
const write = async (): Promise<string> =>
  taken(await createRecord(house.context, { organisation, actor: anna, kind: 'message', body })).id;
const message = async (id: string) =>
  taken(await readRecord(house.context, { organisation, actor: anna, kind: 'message', id }));

describe('messages', () => {
  it('go out once, by the background work', async () => {
    const id = await write();
    await house.settle();
    await house.settle();
    expect(sent.map(({ id: mail, to, subject }) => [mail, to, subject])).toEqual([
      [`harbourline.${id}`, body.address, body.subject],
    ]);
    expect((await message(id)).body).toMatchObject({ state: 'sent', attempts: 1, sentAt: '2025-02-26T00:30:00.000Z' });
  });

  it('are tried again later and later, and stay visible as failed when nobody takes them', async () => {
    const id = await write();
    answer = () => Promise.reject(new MailFault('mail.example answered 450', false));
    await sendMessages(house.context, organisation);
    const first = (await message(id)).body;
    expect(first).toMatchObject({ state: 'failed', attempts: 1, lastError: 'mail.example answered 450' });
    expect(await messagesDue(house.context, organisation)).toEqual([]);
    let waits = 0;
    for (let at = first.retryAt; at !== undefined; at = (await message(id)).body.retryAt) {
      house.setClock(at);
      await sendMessages(house.context, organisation);
      waits += 1;
    }
    expect(waits).toBe(mostAttempts - 1);
    expect(sent.length).toBe(mostAttempts);
    expect((await message(id)).body).toMatchObject({ state: 'failed', attempts: mostAttempts });
    answer = async () => undefined;
    taken(await actOnRecord(house.context, { organisation, actor: anna, kind: 'message', id, act: 'retry' }));
    await sendMessages(house.context, organisation);
    expect((await message(id)).body.state).toBe('sent');
  });

  it('are not tried again when they were refused for good', async () => {
    const id = await write();
    answer = () => Promise.reject(new MailFault('mail.example answered 550', true));
    await sendMessages(house.context, organisation);
    expect((await message(id)).body).toMatchObject({ state: 'failed', attempts: 1 });
    expect((await message(id)).body.retryAt).toBeUndefined();
  });

  it('take their files with them, and wait where a file is not there', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = { name: 'report.pdf', type: 'application/pdf', size: bytes.length, sha256 };
    const command = { organisation, actor: anna, kind: 'message' as const };
    const { id } = taken(await createRecord(house.context, { ...command, body: { ...body, attachments: [file] } }));
    await sendMessages(house.context, organisation);
    expect((await message(id)).body).toMatchObject({
      state: 'failed',
      lastError: 'the file report.pdf is not in the store',
    });
    await house.context.store.write(organisation, (transaction) =>
      transaction.keepBlob({ sha256, type: file.type, bytes }),
    );
    taken(await actOnRecord(house.context, { ...command, id, act: 'retry' }));
    await sendMessages(house.context, organisation);
    expect(sent.map(({ attachments }) => attachments)).toEqual([[{ name: 'report.pdf', type: file.type, bytes }]]);
  });

  it('leave through one of two workers', async () => {
    await write();
    answer = () => new Promise((resolve) => setImmediate(resolve));
    const both = await Promise.all([
      sendMessages(house.context, organisation),
      sendMessages(house.context, organisation),
    ]);
    expect([both.toSorted(), sent.length]).toEqual([[0, 1], 1]);
  });

  it('that were cancelled while under way stay cancelled', async () => {
    const id = await write();
    const cancel = { organisation, actor: anna, kind: 'message' as const, id, act: 'cancel' };
    answer = async () => void taken(await actOnRecord(house.context, cancel));
    await sendMessages(house.context, organisation);
    expect((await message(id)).body.state).toBe('cancelled');
  });
});
