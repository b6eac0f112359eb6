/** What the demo company says of itself, where this server shows one: clock, how far it is loaded, as whom one may look. */
import { z } from 'zod';
import { wordPair } from '../answers/shapes.ts';
import type { DemoState } from '../config.ts';
import { nothingHere } from '../errors.ts';
import type { House } from '../house.ts';
import { json } from './operation.ts';
import type { Operation } from './operation.ts';

const identity = z.object({
  id: z.string().describe('As it stands in the address of a sign-in.'),
  login: z.string().describe('What is written to sign in.'),
  name: wordPair,
  title: wordPair,
  party: z.string(),
  partyName: wordPair,
  side: z.enum(['own', 'customer', 'supplier']),
  level: z.number().int().optional(),
});

const demoSchema = z
  .object({
    clock: z.string().describe('The moment at which the demo stands.'),
    loaded: z.number().int().describe('Steps of its history that are told.'),
    of: z.number().int(),
    ready: z.boolean().describe('Everything is there that the screens of the morning show.'),
    password: z.string().describe('The same for all identities: it protects nothing.'),
    identities: z.array(identity),
  })
  .meta({ id: 'Demo', description: 'The demo company: its clock, its progress, its identities.' });

const mailSchema = z
  .object({
    id: z.string(),
    to: z.string(),
    toName: z.string().optional(),
    subject: z.string(),
    text: z.string(),
    language: z.enum(['en', 'zh-Hant']),
    at: z.string(),
    attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.number().int() })),
  })
  .meta({ id: 'DemoMail', description: 'A mail as it would have reached somebody.' });

const mailExample = {
  id: 'harbourline.MSG-0217',
  to: 'derek@harbourline.example',
  toName: 'Derek Wong',
  subject: 'Please sign: Metro Ethernet',
  text: 'Dear Derek Wong, …',
  language: 'en' as const,
  at: '2025-02-26T00:31:00.000Z',
  attachments: [],
};

const example = {
  clock: '2025-02-26T00:30:00.000Z',
  loaded: 512,
  of: 512,
  ready: true,
  password: 'harbourline-demo',
  identities: [
    {
      id: 'ada',
      login: 'ada.cheung@harbourline.example',
      name: { en: 'Ada Cheung', 'zh-Hant': '張雅達' },
      title: { en: 'Service level manager', 'zh-Hant': '服務水平經理' },
      party: 'harbourline',
      partyName: { en: 'Harbourline Networks Ltd', 'zh-Hant': '港綫網絡有限公司' },
      side: 'own' as const,
      level: 5,
    },
  ],
};

/** Elsewhere than in a demo there is nothing at these addresses. */
export const demoOperations = ({ config }: House): readonly Operation[] => {
  const state = (): DemoState => {
    if (config.demo === undefined) throw nothingHere();
    return config.demo.state();
  };
  return [
    json({
      id: 'readDemo',
      method: 'GET',
      path: '/v1/demo',
      tag: 'Demo',
      summary: 'The demo company',
      description: 'Only on a server started with "troth demo"; elsewhere there is nothing here.',
      errors: ['not-found'],
      status: 200,
      answer: demoSchema,
      examples: { answer: example },
      async handle() {
        return { body: state() };
      },
    }),
    json({
      id: 'listDemoMails',
      method: 'GET',
      path: '/v1/demo/mails',
      tag: 'Demo',
      summary: 'Mails that the demo would have sent',
      description:
        'The newest first. Links and codes to sign by stand in them, as they would in the mailboxes of the people; nothing leaves the server.',
      errors: ['not-found'],
      status: 200,
      answer: z.object({ items: z.array(mailSchema) }),
      examples: { answer: { items: [mailExample] } },
      async handle() {
        state();
        const mails = config.demo?.mails() ?? [];
        return {
          body: {
            items: mails.map(({ attachments, ...mail }) => ({
              ...mail,
              attachments: attachments.map(({ name, type, bytes }) => ({ name, type, size: bytes.length })),
            })),
          },
        };
      },
    }),
    json({
      id: 'resetDemo',
      method: 'POST',
      path: '/v1/demo/reset',
      tag: 'Demo',
      summary: 'Begin the demo again',
      description: 'Everything that was done since its first load is gone. Everybody signs in anew.',
      errors: ['not-found'],
      status: 200,
      answer: demoSchema,
      examples: { answer: example },
      async handle() {
        state();
        await config.demo?.reset();
        return { body: state() };
      },
    }),
  ];
};
