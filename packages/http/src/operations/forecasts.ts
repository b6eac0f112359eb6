/** How likely open promises are to be missed, and how good such forecasts were. Forecasts are ours alone: no party sees one. */
import { agreementForecast, forecastQuality, openForecasts } from '@troth/services';
import { z } from 'zod';
import { idSchema, periodSchema } from '../answers/shapes.ts';
import {
  agreementForecastExample,
  agreementForecastShape,
  openForecastsExample,
  openForecastsShape,
  qualityExample,
  qualityShape,
} from './forecasts-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

export const forecastOperations: readonly Operation[] = [
  json({
    id: 'listForecasts',
    method: 'GET',
    path: '/v1/forecasts',
    tag: 'Forecasts',
    summary: 'Every open promise and the chance that it is missed',
    description:
      'Ordered by what a miss costs times its chance. Certain states (SECURED, WORKS, UNRECOVERABLE, BREACHED, MET) come from exact comparison alone; an OPEN chance is an estimate and says in words what it rests on.',
    status: 200,
    answer: openForecastsShape,
    examples: { answer: openForecastsExample },
    async handle({ context, caller: { organisation } }) {
      return { body: await openForecasts(context, { organisation }) };
    },
  }),
  json({
    id: 'readForecastQuality',
    method: 'GET',
    path: '/v1/forecasts/quality',
    tag: 'Forecasts',
    summary: 'How good the forecasts were',
    description:
      'Brier score of every scored forecast beside saying the base rate every time (with hindsight), the rate of misses that was known then, and the plain projection of the pace; the same by quarter of the period; reliability. Hindcasts were made afterwards with only what was known then.',
    query: z.strictObject({ agreement: idSchema.optional() }),
    status: 200,
    answer: qualityShape,
    examples: { answer: qualityExample },
    async handle({ context, caller: { organisation }, query }) {
      return { body: valueOf(await forecastQuality(context, { organisation, ...query })) };
    },
  }),
  json({
    id: 'readAgreementForecast',
    method: 'GET',
    path: '/v1/agreements/{agreement}/forecast',
    tag: 'Forecasts',
    summary: 'The forecasts of an agreement in a period',
    description:
      'As it stands now, where the period is under way, and how the chance of each promise went through the period.',
    params: z.object({ agreement: idSchema }),
    query: z.strictObject({ period: periodSchema.optional().describe('The one under way when missing.') }),
    status: 200,
    answer: agreementForecastShape,
    examples: { answer: agreementForecastExample },
    async handle({ context, caller: { organisation }, params, query }) {
      return { body: valueOf(await agreementForecast(context, { organisation, ...params, ...query })) };
    },
  }),
];
