/** Templates of agreements and approved wording: looked up, tried with values, saved. Approving and retiring are acts of the record. */
import { approvedWording } from '@troth/core';
import type { Filling } from '@troth/core';
import {
  draftAgainstTemplate,
  listTemplates,
  readTemplatePage,
  saveTemplate,
  templateFile,
  tryTemplate,
} from '@troth/services';
import { z } from 'zod';
import { anyJson, idSchema, wordsSchema } from '../answers/shapes.ts';
import { draftParams } from './draft-answer.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import {
  differencesSchema,
  lineExample,
  pageExample,
  templateLineSchema,
  templatePageSchema,
  trialSchema,
  wordingSchema,
} from './template-shapes.ts';

const params = z.strictObject({ template: idSchema.describe('Id of the template.') });
const query = z.strictObject({
  version: z.coerce.number().int().min(1).max(1_000_000).optional().describe('The standing version when missing.'),
});

export const templateOperations: readonly Operation[] = [
  json({
    id: 'listTemplates',
    method: 'GET',
    path: '/v1/templates',
    tag: 'Templates',
    summary: 'Templates of agreements',
    description:
      'Those that ship with the product, then our own; each by its standing version, with what its tiers promise.',
    status: 200,
    answer: z.object({ items: z.array(templateLineSchema) }),
    examples: { answer: { items: [lineExample] } },
    async handle({ context, caller: { organisation } }) {
      return { body: { items: [...(await listTemplates(context, { organisation }))] } };
    },
  }),
  json({
    id: 'readTemplate',
    method: 'GET',
    path: '/v1/templates/{template}',
    tag: 'Templates',
    summary: 'One template',
    description:
      'Its tiers, what it asks for, what stands behind it, its versions, and its text with the places left open.',
    params,
    query,
    status: 200,
    answer: templatePageSchema,
    examples: { answer: pageExample },
    async handle({ context, caller: { organisation }, params: asked, query: wanted }) {
      const { template, ...page } = valueOf(await readTemplatePage(context, { organisation, ...asked, ...wanted }));
      const { variables, proof, text } = template;
      return { body: { ...page, variables, proof, text: { ...text } } };
    },
  }),
  json({
    id: 'readTemplateText',
    method: 'GET',
    path: '/v1/templates/{template}/text',
    tag: 'Templates',
    summary: 'A template as a file',
    description: 'YAML that can be changed and saved again as the next version.',
    params,
    query,
    status: 200,
    answer: z.object({ name: z.string(), text: z.string() }),
    examples: { answer: { name: 'network-connectivity-1.yaml', text: 'apiVersion: troth/v1\nkind: Template\n…' } },
    async handle({ context, caller: { organisation }, params: asked, query: wanted }) {
      return { body: valueOf(await templateFile(context, { organisation, ...asked, ...wanted })) };
    },
  }),
  json({
    id: 'tryTemplate',
    method: 'POST',
    path: '/v1/templates/{template}/trial',
    tag: 'Templates',
    summary: 'What a template makes of some values',
    description: 'The agreement, what lint says of it, and three example months. Nothing is kept.',
    params,
    query,
    body: z.strictObject({
      tier: idSchema,
      values: z.record(z.string().max(40), anyJson).describe('By key of variable; usual values stand for the rest.'),
      type: z.enum(['sla', 'ola', 'underpinning-contract', 'expectation']).optional(),
    }),
    errors: ['not-found'],
    status: 200,
    answer: trialSchema,
    examples: { body: { tier: 'silver', values: {} }, answer: { text: {}, findings: [], examples: [] } },
    async handle({ context, caller: { organisation }, params: asked, query: wanted, body }) {
      // Parsed from JSON: each value is JSON.
      const filling = body as Filling;
      const { text, findings, examples } = valueOf(
        await tryTemplate(context, { organisation, ...asked, ...wanted, filling }),
      );
      return {
        body: {
          text: { ...text },
          findings: findings.map((one) => ({ ...one, path: [...one.path] })),
          examples: examples.map(({ otherRemedies: _other, ...one }) => one),
        },
      };
    },
  }),
  json({
    id: 'saveTemplate',
    method: 'POST',
    path: '/v1/templates',
    tag: 'Templates',
    summary: 'Saves a template',
    description:
      'From a file, or from a revision of an agreement: what belongs to one customer is left open. It is the next version of its id, and a draft until somebody other than its author approves it.',
    body: z.strictObject({
      from: z.union([
        z.strictObject({
          yaml: z.string().min(1).max(1_000_000),
          file: wordsSchema(200).optional().describe('Name under which faults speak of it.'),
        }),
        z.strictObject({
          agreement: idSchema,
          revision: z.number().int().min(1).optional(),
          id: idSchema.describe('Id that the template will have.'),
          title: z.strictObject({ en: wordsSchema(300), 'zh-Hant': wordsSchema(300).optional() }),
        }),
      ]),
    }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 201,
    answer: templatePageSchema,
    examples: {
      body: {
        from: { agreement: 'SLA-LR-METRO', id: 'metro-network', title: { en: 'Metro network', 'zh-Hant': '都會網絡' } },
      },
      answer: pageExample,
    },
    async handle({ context, command, caller: { organisation }, body }) {
      const { body: saved } = valueOf(await saveTemplate(context, { ...command, ...body }));
      const asked = { organisation, template: saved.template, version: saved.version };
      const { template, ...page } = valueOf(await readTemplatePage(context, asked));
      const { variables, proof, text } = template;
      return { body: { ...page, variables, proof, text: { ...text } } };
    },
  }),
  json({
    id: 'readDraftTemplate',
    method: 'GET',
    path: '/v1/drafts/{draft}/template',
    tag: 'Templates',
    summary: 'Where a draft differs from its template',
    description: 'Place by place, with what the template says and what is written.',
    params: draftParams,
    status: 200,
    answer: differencesSchema,
    examples: {
      answer: {
        template: { id: 'network-connectivity', version: 1, title: lineExample.title, tier: 'silver' },
        differences: [
          {
            clause: 'K06',
            path: ['commitments', 'availability', 'target'],
            standard: '>= 99.9 %',
            written: '>= 99.95 %',
          },
        ],
      },
    },
    async handle({ context, caller: { organisation, actor }, params: { draft } }) {
      const { template, differences } = valueOf(await draftAgainstTemplate(context, { organisation, actor, draft }));
      return { body: { template, differences: differences.map((one) => ({ ...one, path: [...one.path] })) } };
    },
  }),
  json({
    id: 'readWording',
    method: 'GET',
    path: '/v1/wording',
    tag: 'Templates',
    summary: 'Approved wording',
    description:
      'The clause library: passages by clause, in both languages. Other words in their place are deviations.',
    status: 200,
    answer: wordingSchema,
    examples: {
      answer: {
        items: [
          {
            id: 'K18-rule',
            clause: 'K18',
            place: 'amendment.rule',
            version: 1,
            text: { en: 'This agreement is changed only in writing …', 'zh-Hant': '本協議只可以書面修訂……' },
          },
        ],
      },
    },
    handle: () => Promise.resolve({ body: { items: [...approvedWording] } }),
  }),
];
