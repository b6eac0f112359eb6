/** `troth demo`: the demo company, served until the process is asked to end. */
import type { DemoCommandOptions } from '../commands/demo.ts';
import { startDemo } from '../demo/start-demo.ts';
import type { RunningDemo } from '../demo/start-demo.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';

export async function demo(options: DemoCommandOptions, host: Host): Promise<Ending> {
  const { port = '8080', directory = 'troth-demo', fresh = false, memory = false } = options;
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535)
    throw badInput(`--port: "${port}" is no port; write 0 to 65535`);
  const asked = host.askedToEnd();
  const began = host.now();
  const running = await start({ store: memory ? 'memory' : { directory }, port: Number(port), fresh });
  host.out(`Harbourline Networks, an invented company, at ${running.address}\n`);
  const failed = announce(running, host, began);
  try {
    const why = await Promise.race([asked, failed]);
    if (typeof why === 'string') return endings.ok;
    throw why;
  } finally {
    await running.close();
  }
}

/** Says when everything is there. Settles only when it will not be, with the reason. */
async function announce(running: RunningDemo, host: Host, began: number): Promise<unknown> {
  try {
    await running.ready;
  } catch (error) {
    return error;
  }
  const seconds = Math.round((host.now() - began) / 1000);
  host.out(`Everything is there (${seconds} s). API key of an administrator: ${running.adminToken()}\n`);
  return new Promise(() => undefined);
}

async function start(options: Parameters<typeof startDemo>[0]): Promise<RunningDemo> {
  try {
    return await startDemo(options);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw badInput(`--port: ${options.port ?? 0} is in use by another program; choose another`);
    throw error;
  }
}
