/** The demo company in a process of its own, for the tests of a whole run: says its address, ends when it is told to. */
import { startDemo } from '@troth/cli';

const demo = await startDemo({ store: 'memory' });
await demo.ready;
process.stdout.write(`${demo.address}\n`);
process.on('SIGTERM', () => {
  void demo.close().then(() => process.exit(0));
});
