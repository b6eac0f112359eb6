/** OTLP's metrics messages: their fields in protobuf, and the one schema for both forms. Unknown fields are passed over. */
import { z } from 'zod';
import type { Described } from '../protobuf/described.ts';

const keyValue = (): Described => keyValueFields;
const anyValue = (): Described => anyValueFields;
const keyValueFields: Described = { 1: ['key', 'string'], 2: ['value', anyValue] };
const arrayFields: Described = { 1: ['values', anyValue, 'many'] };
const mapFields: Described = { 1: ['values', keyValue, 'many'] };
const anyValueFields: Described = {
  1: ['stringValue', 'string'],
  2: ['boolValue', 'bool'],
  3: ['intValue', 'int64'],
  4: ['doubleValue', 'double'],
  5: ['arrayValue', () => arrayFields],
  6: ['kvlistValue', () => mapFields],
  7: ['bytesValue', 'bytes'],
};

const numberPoint: Described = {
  2: ['startTimeUnixNano', 'fixed64'],
  3: ['timeUnixNano', 'fixed64'],
  4: ['asDouble', 'double'],
  6: ['asInt', 'sfixed64'],
  7: ['attributes', keyValue, 'many'],
  8: ['flags', 'int32'],
};
const histogramPoint: Described = {
  2: ['startTimeUnixNano', 'fixed64'],
  3: ['timeUnixNano', 'fixed64'],
  4: ['count', 'fixed64'],
  5: ['sum', 'double'],
  6: ['bucketCounts', 'fixed64', 'many'],
  7: ['explicitBounds', 'double', 'many'],
  9: ['attributes', keyValue, 'many'],
  10: ['flags', 'int32'],
};
/** Points of kinds that are not read are counted. */
const unread = (): Described => ({ 1: ['dataPoints', () => ({}), 'many'] });

const metric: Described = {
  1: ['name', 'string'],
  3: ['unit', 'string'],
  5: ['gauge', () => ({ 1: ['dataPoints', () => numberPoint, 'many'] })],
  7: [
    'sum',
    () => ({
      1: ['dataPoints', () => numberPoint, 'many'],
      2: ['aggregationTemporality', 'int32'],
      3: ['isMonotonic', 'bool'],
    }),
  ],
  9: ['histogram', () => ({ 1: ['dataPoints', () => histogramPoint, 'many'], 2: ['aggregationTemporality', 'int32'] })],
  10: ['exponentialHistogram', unread],
  11: ['summary', unread],
};

export const exportRequestFields: Described = {
  1: [
    'resourceMetrics',
    () => ({
      1: ['resource', () => ({ 1: ['attributes', keyValue, 'many'] })],
      2: [
        'scopeMetrics',
        () => ({ 1: ['scope', () => ({ 1: ['name', 'string'] })], 2: ['metrics', () => metric, 'many'] }),
        'many',
      ],
    }),
    'many',
  ],
};

/** JSON writes 64-bit numbers as texts, and some senders write them as numbers. */
const whole = z.union([z.bigint(), z.int(), z.string().regex(/^-?\d{1,20}$/u)]).transform((text) => BigInt(text));
/** JSON has no NaN; it is written as text. */
const double = z
  .union([z.number(), z.nan(), z.literal([Infinity, -Infinity]), z.string()])
  .transform((text) => Number(text));
const list = <T extends z.ZodType>(item: T) => z.array(item).default([]);

interface AnyValue {
  stringValue?: string | undefined;
  boolValue?: boolean | undefined;
  intValue?: bigint | undefined;
  doubleValue?: number | undefined;
  bytesValue?: string | undefined;
  arrayValue?: { values: AnyValue[] } | undefined;
  kvlistValue?: { values: { key: string; value?: AnyValue | undefined }[] } | undefined;
}
const value: z.ZodType<AnyValue> = z.lazy(() =>
  z.object({
    stringValue: z.string().optional(),
    boolValue: z.boolean().optional(),
    intValue: whole.optional(),
    doubleValue: double.optional(),
    bytesValue: z.string().optional(),
    arrayValue: z.object({ values: list(value) }).optional(),
    kvlistValue: z.object({ values: attributes }).optional(),
  }),
);
const attributes = list(z.object({ key: z.string(), value: value.optional() }));

const pointHead = {
  startTimeUnixNano: whole.default(0n),
  timeUnixNano: whole.default(0n),
  attributes,
  flags: z.int().default(0),
};
const numberPointSchema = z.object({ ...pointHead, asDouble: double.optional(), asInt: whole.optional() });
const histogramPointSchema = z.object({
  ...pointHead,
  count: whole.default(0n),
  sum: double.optional(),
  bucketCounts: list(whole),
  explicitBounds: list(double),
});
const temporality = z.int().default(0);
const unreadPoints = z.object({ dataPoints: list(z.unknown()) });

const metricSchema = z.object({
  name: z.string().min(1).max(500),
  gauge: z.object({ dataPoints: list(numberPointSchema) }).optional(),
  sum: z
    .object({
      dataPoints: list(numberPointSchema),
      aggregationTemporality: temporality,
      isMonotonic: z.boolean().default(false),
    })
    .optional(),
  histogram: z.object({ dataPoints: list(histogramPointSchema), aggregationTemporality: temporality }).optional(),
  exponentialHistogram: unreadPoints.optional(),
  summary: unreadPoints.optional(),
});

export const exportRequestSchema = z.object({
  resourceMetrics: list(
    z.object({
      resource: z.object({ attributes }).default({ attributes: [] }),
      scopeMetrics: list(
        z.object({
          scope: z.object({ name: z.string().default('') }).default({ name: '' }),
          metrics: list(metricSchema),
        }),
      ),
    }),
  ),
});

export type ExportRequest = z.output<typeof exportRequestSchema>;
export type OtlpMetric = z.output<typeof metricSchema>;
export type NumberPoint = z.output<typeof numberPointSchema>;
export type HistogramPoint = z.output<typeof histogramPointSchema>;
export type Attributes = z.output<typeof attributes>;
export type AttributeValue = AnyValue;
