/** Forms of signings in the API. Owns: nothing but forms and examples. */
import { recordKinds, signingConsent } from '@troth/core';
import { z } from 'zod';

const { signers, seal, evidence, places: _places, origin: _origin, ...fields } = recordKinds.signing.fields;
const states = Object.keys(recordKinds.signing.states) as [string, ...string[]];

export const roomSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    ...fields,
    state: z.enum(states).describe('Completed only with a sealed document that is stored.'),
    signers,
    seal,
    evidence,
    waitsFor: z.record(z.string(), z.array(z.string())).describe('By signer: names of those who sign first.'),
    onTurn: z.array(z.string()).describe('Signers who may sign now.'),
    trailFault: z
      .object({ index: z.number().int(), code: z.string(), message: z.string() })
      .optional()
      .describe('The first line of the evidence trail that is not as it was written.'),
    may: z.array(z.enum(['remind', 'resend', 'record', 'reseal', 'void'])).describe('What you may do now.'),
  })
  .meta({ id: 'Signing', description: 'The signing of an agreed text: who, in which order, what was done, the seal.' });

const hash = 'a'.repeat(64);
const at = '2024-10-20T01:00:00.000Z';
const signer = {
  id: 's1',
  order: 1,
  party: 'harbourline',
  side: 'provider' as const,
  person: 'derek',
  name: 'Derek Wong',
  capacity: 'Head of service management',
  email: 'derek@harbourline.example',
  language: 'en' as const,
  method: 'electronic' as const,
  state: 'asked' as const,
  authority: { amount: '5000000.00', currency: 'HKD' },
  askedAt: at,
};

export const roomExample = {
  id: 'SIG-0001',
  version: 2,
  draft: 'DRF-0001',
  agreement: 'SLA-LR-METRO',
  revision: 2,
  title: { en: 'Metro Ethernet', 'zh-Hant': '城域以太網' },
  parties: ['harbourline', 'lion-rock'],
  form: 'signature' as const,
  hash,
  document: hash,
  language: 'en' as const,
  zone: 'Asia/Hong_Kong',
  value: { amount: '3600000.00', currency: 'HKD' },
  expiresAt: '2024-11-19T01:00:00.000Z',
  remindEveryDays: 3,
  state: 'open',
  signers: [signer],
  seal: { state: 'none' as const, attempts: 0 },
  evidence: [
    {
      index: 0,
      at,
      zone: 'Asia/Hong_Kong',
      who: 'Derek Wong',
      what: 'asked',
      document: hash,
      previous: '0'.repeat(64),
      hash,
    },
  ],
  waitsFor: { s1: [] },
  onTurn: ['s1'],
  may: ['remind' as const, 'resend' as const, 'void' as const],
};

export const movedSchema = z.object({ signing: z.string(), version: z.number().int(), state: z.enum(states) });
export const movedExample = { signing: 'SIG-0001', version: 3, state: 'open' };

const person = z.object({
  order: z.number().int(),
  name: z.string(),
  capacity: z.string(),
  side: z.enum(['provider', 'customer']),
  state: z.string(),
  decidedAt: z.string().optional(),
});

export const signPageSchema = z.object({
  signing: z.string(),
  title: z.object({ en: z.string(), 'zh-Hant': z.string().optional() }),
  agreement: z.string(),
  revision: z.number().int(),
  form: z.enum(['signature', 'acceptance', 'confirmation']),
  state: z.enum(states),
  hash: z.string().describe('Of the agreed text: compute it from the first of the texts and compare.'),
  document: z.string().describe('SHA-256 of the document as it stands.'),
  zone: z.string(),
  expiresAt: z.string(),
  signer: person
    .omit({ decidedAt: true, order: true })
    .extend({ id: z.string(), party: z.string(), email: z.string().optional(), method: z.string() }),
  signers: z.array(person),
  before: z.array(z.string()).describe('Who has to sign first.'),
  consent: z.object({ version: z.string(), text: z.object({ en: z.string(), 'zh-Hant': z.string().optional() }) }),
  texts: z
    .array(z.object({ file: z.string(), text: z.string() }))
    .describe('The agreed text as data, then those it inherits from.'),
  codeSent: z.boolean(),
});

export const signPageExample = {
  signing: 'SIG-0001',
  title: { en: 'Metro Ethernet', 'zh-Hant': '城域以太網' },
  agreement: 'SLA-LR-METRO',
  revision: 2,
  form: 'signature' as const,
  state: 'open',
  hash,
  document: hash,
  zone: 'Asia/Hong_Kong',
  expiresAt: '2024-11-19T01:00:00.000Z',
  signer: { ...signer, party: 'harbourline' },
  signers: [signer],
  before: [],
  consent: signingConsent,
  texts: [{ file: 'SLA-LR-METRO-r2.json', text: '{}' }],
  codeSent: false,
};
