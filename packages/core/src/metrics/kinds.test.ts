import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fillMetric, metricKinds, metricSchema } from './kinds.ts';

describe('metric kinds', () => {
  it.each(Object.entries(metricKinds))('%s is listed under its own name', (kind, definition) => {
    expect(definition.kind).toBe(kind);
    expect(definition.title['zh-Hant']).toMatch(/\p{Script=Han}/u);
    expect(definition.description['zh-Hant']).toMatch(/\p{Script=Han}/u);
  });

  it('reads terms by their kind and fills them', () => {
    const terms = metricSchema.parse({ kind: 'case-clock', clock: 'response', limit: '15 min', counts: 'share' });
    expect(fillMetric(terms)).toMatchObject({ kind: 'case-clock', unit: { dimension: 'ratio', unit: '' } });
  });

  it('refuses a kind that is not listed, and a term that the kind does not have', () => {
    expect(metricSchema.safeParse({ kind: 'magic' }).success).toBe(false);
    const terms = { kind: 'case-clock', clock: 'response', limit: '15 min', counts: 'share', limitt: '1 h' };
    expect(metricSchema.safeParse(terms).error?.issues[0]?.message).toContain('limitt');
  });

  it('publishes every term with a description', () => {
    const schema: unknown = z.toJSONSchema(metricSchema, { io: 'input' });
    const undescribed: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('properties' in node && typeof node.properties === 'object' && node.properties !== null) {
        for (const [name, property] of Object.entries(node.properties)) {
          if (
            name !== 'kind' &&
            !JSON.stringify(property).includes('"description"') &&
            !JSON.stringify(property).includes('"$ref"')
          ) {
            undescribed.push(`${path}/${name}`);
          }
        }
      }
      for (const [key, value] of Object.entries(node)) visit(value, `${path}/${key}`);
    };
    visit(schema, '');
    expect(undescribed).toEqual([]);
  });
});
