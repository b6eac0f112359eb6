/** Files that go with a message, by their content. Owns: reading them. Does not own: keeping them (stores). */
import type { MailAttachment } from '@troth/connectors';
import type { RecordBody } from '@troth/core';
import type { Context } from '../context.ts';

type Named = NonNullable<RecordBody<'message'>['attachments']>[number];

/** Throws where a file is not there: a mail without what it speaks of is not sent. */
export async function attachmentsOf(
  context: Context,
  organisation: string,
  named: readonly Named[],
): Promise<readonly MailAttachment[]> {
  return context.store.read(organisation, async (reader) =>
    Promise.all(
      named.map(async ({ name, type, sha256 }) => {
        const found = await reader.blob(sha256);
        if (found === undefined) throw new Error(`the file ${name} is not in the store`);
        return { name, type, bytes: found.bytes };
      }),
    ),
  );
}
