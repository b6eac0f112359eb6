/**
 * Attributes as labels. Owns: one text for each kind of value. A point's own attribute stands over its resource's of the
 * same name. Besides, a service is called as Prometheus calls a target: `job` and `instance`.
 */
import type { Attributes, AttributeValue } from './messages.ts';

export type Labels = Record<string, string>;

export function labelsOf(attributes: Attributes, under: Readonly<Labels>): Labels {
  const labels: Labels = Object.assign(Object.create(null), under);
  for (const { key, value } of attributes) if (key !== '' && value !== undefined) labels[key] = textOf(value);
  return labels;
}

/** Labels of all metrics of one resource and scope. */
export function resourceLabels(attributes: Attributes, scope: string): Labels {
  const labels = labelsOf(attributes, {});
  const [name, space, instance] = [labels['service.name'], labels['service.namespace'], labels['service.instance.id']];
  if (name !== undefined) labels['job'] ??= space === undefined ? name : `${space}/${name}`;
  if (instance !== undefined) labels['instance'] ??= instance;
  if (scope !== '') labels['otel_scope_name'] = scope;
  return labels;
}

function textOf(value: AttributeValue): string {
  const plain = plainOf(value);
  return typeof plain === 'string' ? plain : JSON.stringify(plain);
}

function plainOf(value: AttributeValue): unknown {
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.intValue !== undefined) return String(value.intValue);
  if (value.doubleValue !== undefined) return String(value.doubleValue);
  if (value.arrayValue !== undefined) return value.arrayValue.values.map(plainOf);
  if (value.kvlistValue !== undefined)
    return value.kvlistValue.values.map(({ key, value: inner }) => [key, inner === undefined ? null : plainOf(inner)]);
  return value.bytesValue ?? '';
}
