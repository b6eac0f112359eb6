/** What a signing is checked by: its evidence trail and the roots as files, and a check of every byte made here. */
import { checkSigning, signingProof } from '@troth/services';
import type { SigningProof } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordPair } from '../answers/shapes.ts';
import { sendFile } from './documents.ts';
import { json, raw, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const tag = 'Signing';
const params = z.object({ signing: idSchema });

interface Told {
  readonly id: 'downloadEvidenceTrail' | 'downloadSigningRoots';
  readonly path: string;
  readonly type: string;
  readonly summary: string;
  readonly description: string;
}

const proof = (name: SigningProof, { path, type, ...told }: Told): Operation =>
  raw({
    ...told,
    method: 'GET',
    path: `/v1/signings/{signing}/${path}`,
    tag,
    params,
    answers: [type],
    status: 200,
    example: '(the bytes of the file)',
    async handle({ context, caller: { organisation, actor }, params: asked }, { reply }) {
      const found = valueOf(await signingProof(context, { organisation, actor, ...asked, proof: name }));
      return sendFile(reply.header('cache-control', 'no-store'), { ...found, brought: true });
    },
  });

const signatureSchema = z.object({
  number: z.int(),
  kind: z.enum(['signature', 'seal']),
  name: z.string(),
  organisation: z.string().optional().describe('As the certificate says it.'),
  capacity: z.string().optional(),
  at: z.string().optional().describe('By the time stamp.'),
  stampedBy: z.string().optional(),
  trusted: z.boolean().describe('Certificate and time stamp lead to the roots that are set up here.'),
});

const reportSchema = z.object({
  valid: z.boolean(),
  trusted: z.boolean(),
  sha256: z.string().describe('Of the document.'),
  terms: z.object({ file: z.string(), hash: z.string() }).optional(),
  signatures: z.array(signatureSchema),
  findings: z.array(z.object({ part: z.string(), title: wordPair, found: wordPair, faults: z.array(wordPair) })),
  altered: z.array(z.string()).describe('Parts that are not as they were signed.'),
  notes: z.array(wordPair),
});

const words = (en: string, zh: string) => ({ en, 'zh-Hant': zh });
const hash = '7ed7ac45110c2d6267938afc439b8d53b1919e5de86aed39ca37dbb06ac4b618';
const example = {
  valid: true,
  trusted: true,
  sha256: '21ef3273846646628b32558d4520e8c7b732952f7f68d7ab40a925565d5ae187',
  terms: { file: 'SLA-LR-METRO-r1.json', hash },
  signatures: [
    {
      number: 1,
      kind: 'signature' as const,
      name: 'Derek Wong',
      organisation: 'Harbourline Networks Ltd',
      capacity: 'Head of service management',
      at: '2024-01-24T08:20:00.000Z',
      stampedBy: 'Harbourline Networks Ltd Time Stamps',
      trusted: true,
    },
  ],
  findings: [
    {
      part: 'terms',
      title: words('Terms', '條款'),
      found: words(`SLA-LR-METRO-r1.json, SHA-256 ${hash}`, `SLA-LR-METRO-r1.json，SHA-256 ${hash}`),
      faults: [],
    },
  ],
  altered: [],
  notes: [],
};

export const signingProofOperations: readonly Operation[] = [
  proof('trail', {
    id: 'downloadEvidenceTrail',
    path: 'trail.json',
    type: 'application/json',
    summary: 'The evidence trail of a signing',
    description:
      'Canonical JSON, each line chained to the one before by hash; the seal of the contract names a line of it.',
  }),
  proof('root', {
    id: 'downloadSigningRoots',
    path: 'roots.crt',
    type: 'application/x-pem-file',
    summary: 'The roots that certificates and time stamps lead to',
    description: 'PEM. Compare their SHA-256 with the other party by another way before you trust them.',
  }),
  json({
    id: 'checkSigning',
    method: 'GET',
    path: '/v1/signings/{signing}/check',
    tag,
    summary: 'Check the signed document now',
    description:
      'Every signature, time stamp and byte of the document as it is kept, the terms within it and the evidence trail; `altered` names the parts that are not as they were signed. The same as `troth verify` says to whoever holds the file.',
    params,
    status: 200,
    answer: reportSchema,
    examples: { answer: example },
    async handle({ context, caller: { organisation, actor }, params: asked }) {
      const report = valueOf(await checkSigning(context, { organisation, actor, ...asked }));
      const { hash: sha256, signatures, ...told } = report;
      const shown = signatures.map(({ number, kind, name, certificate, capacity, timeStamp, trusted }) => ({
        number,
        kind,
        name: certificate?.name ?? name,
        organisation: certificate?.organisation,
        capacity,
        at: timeStamp?.at,
        stampedBy: timeStamp?.authority,
        trusted: trusted && timeStamp?.trusted === true,
      }));
      return { body: { ...told, sha256, signatures: shown } };
    },
  }),
];
