/** Works, reviews and due days as a calendar file. */
import { languages } from '@troth/core';
import { calendarOf } from '@troth/services';
import { z } from 'zod';
import { idSchema } from '../answers/shapes.ts';
import { raw } from './operation.ts';
import type { Operation } from './operation.ts';

export const calendarOperations: readonly Operation[] = [
  raw({
    id: 'downloadCalendar',
    method: 'GET',
    path: '/v1/calendar',
    tag: 'Records',
    summary: 'Works, reviews and due days as a calendar file',
    description: 'iCalendar (RFC 5545), all moments in UTC. People of a customer or supplier get what is theirs.',
    query: z.strictObject({ language: z.enum(languages).default('en'), agreement: idSchema.optional() }),
    answers: ['text/calendar'],
    status: 200,
    example: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…',
    async handle({ context, caller: { organisation, actor }, query }, { reply }) {
      const text = await calendarOf(context, { organisation, actor, ...query });
      return reply
        .type('text/calendar; charset=utf-8; method=PUBLISH')
        .header('content-disposition', 'attachment; filename="troth.ics"')
        .send(text);
    },
  }),
];
