import type { Declare } from '../program.ts';
import { withRemoteOptions } from './remote-options.ts';
import { declareRemoteServer } from './remote-server.ts';
import { declareRemoteSources } from './remote-sources.ts';
import { declareRemoteStatements } from './remote-statements.ts';

const help = `
Examples:
  export TROTH_SERVER=http://127.0.0.1:8080 TROTH_KEY=…
  troth remote statement --period 2024-11                  the table of "troth evaluate", made by the server
  troth remote live                                        how every agreement stands now
  troth remote close -a SLA-EXAMPLE -p 2024-11             issue the final statement
  troth remote restatements                                what late evidence would change; then approve or decline
  troth remote pack -a SLA-EXAMPLE -p 2024-11 -o nov.zip   for the other party: troth verify nov.zip
  troth remote sources                                     who tells what, until when, and what was set aside
  troth remote ledger --checkpoint held.txt                prove that history was not rewritten, and hold the newest word
  troth remote watch                                       what changes, as it changes

Send agreements and evidence with "troth push".`;

export const declareRemote: Declare = (program, setting) => {
  const remote = withRemoteOptions(program.command('remote'))
    .description('ask a running server, and decide there: statements, closing, restatements, sources, keys, ledger')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', help);
  declareRemoteStatements(remote, setting);
  declareRemoteSources(remote, setting);
  declareRemoteServer(remote, setting);
};
