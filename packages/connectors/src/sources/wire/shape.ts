/** What a schema complains of, as a sentence with the place in the document. */
import type { z } from 'zod';

export function shapeComplaint(error: z.ZodError): string {
  const first = error.issues.slice(0, 3).map((issue) => {
    const at = issue.path.join('.');
    return at === '' ? issue.message : `${at}: ${issue.message}`;
  });
  return first.join('; ');
}
