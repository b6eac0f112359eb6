/** From words on the command line to an exit code. Owns: what users see of refusals and faults; no stack trace reaches them. */
import { CommanderError } from 'commander';
import { BadInput, endings } from './endings.ts';
import type { Host } from './host.ts';
import { buildProgram } from './program.ts';
import { version } from './version.ts';

/** Runs one command and gives its exit code. Never throws. */
export async function run(host: Host): Promise<number> {
  let code: number = endings.ok;
  const program = buildProgram(host, (ending) => {
    code = ending;
  });
  try {
    await program.parseAsync([...host.args], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, host);
  }
}

function explain(error: unknown, host: Host): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? endings.ok : endings.badInput;
  if (error instanceof BadInput) {
    for (const { message } of error.refusals) host.err(`${message}\n`);
    return endings.badInput;
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const place = error instanceof Error ? whereOf(error) : '';
  host.err(
    `This is a fault of troth, not of your files. Please report it to the project with this line and, if you may, the files:\n` +
      `  ${what.split('\n')[0]}${place} (troth ${version}, Node ${process.version}, ${process.platform})\n`,
  );
  return endings.fault;
}

/** The first place inside the product, so that a report without the files is still worth reading. */
function whereOf(error: Error): string {
  const found = /packages\/[^\s)]+:\d+:\d+/u.exec(error.stack ?? '');
  return found === null ? '' : ` at ${found[0]}`;
}
