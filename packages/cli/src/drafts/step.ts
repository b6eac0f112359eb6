/** `troth draft step`: a step in the life of a draft; refused, it says which guards do not hold. */
import { dataOf } from '../client/answers.ts';
import { atServer } from '../client/server.ts';
import type { RemoteOptions } from '../client/server.ts';
import type { DraftStepOptions } from '../commands/draft.ts';
import { endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';

export async function stepDraft(
  [draft, step]: readonly [draft: string, step: string],
  options: DraftStepOptions & RemoteOptions,
  host: Host,
): Promise<Ending> {
  const { note } = options;
  return atServer(options, host, async (server) => {
    const after = await dataOf(
      server.POST('/v1/drafts/{draft}/steps/{step}', {
        params: { path: { draft, step } },
        body: note === undefined ? {} : { note },
      }),
    );
    host.out(
      options.json === true
        ? `${JSON.stringify(after, undefined, 2)}\n`
        : `${after.id} is ${after.stateName.en}, version ${after.version}\n`,
    );
    return endings.ok;
  });
}
