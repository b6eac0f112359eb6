/** `troth remote pack`: the file from which the other party computes a period again. */
import { dataOf } from '../client/answers.ts';
import { atServer } from '../client/server.ts';
import type { RemoteOptions } from '../client/server.ts';
import type { PackOptions } from '../commands/remote-statements.ts';
import { endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { writeText } from '../output.ts';

export async function pack(options: PackOptions & RemoteOptions, host: Host): Promise<Ending> {
  const { agreement, period } = options;
  const file = options.output ?? `${agreement}-${period}.zip`;
  return atServer(options, host, async (server) => {
    const bytes = await dataOf(
      server.GET('/v1/agreements/{agreement}/periods/{period}/pack', {
        params: { path: { agreement, period } },
        parseAs: 'arrayBuffer',
      }),
    );
    await writeText(file, new Uint8Array(bytes), host);
    host.out(
      options.json === true
        ? `${JSON.stringify({ file, bytes: bytes.byteLength })}\n`
        : `${file}: ${bytes.byteLength} bytes; "troth verify ${file}" checks it without this server\n`,
    );
    return endings.ok;
  });
}
