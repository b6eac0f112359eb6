/**
 * Disks of one's own: small ones that fill, and ones whose power can be cut. Both are file systems that are mounted for the
 * drill, which only root may do; `refusal` says why a machine does not let us.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Setting } from './drill.ts';
import { temporaryDirectory } from './places.ts';

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const said = (error: unknown): string => {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return text === '' ? String(error) : text;
};

/** Unmounts, waiting for processes that were just killed to let go. */
function unmount(place: string): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      run('umount', place);
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
}

abstract class Disk {
  readonly place: string;
  #mounted = false;

  constructor(setting: Pick<Setting, 'atEnd'>) {
    const home = temporaryDirectory(setting);
    // A server runs as somebody else, who has to get there.
    chmodSync(home, 0o711);
    this.place = join(home, 'disk');
    mkdirSync(this.place);
    setting.atEnd(() => this.away());
  }

  protected abstract options(): readonly string[];

  mount(): void {
    run('mount', ...this.options(), this.place);
    this.#mounted = true;
  }

  away(): void {
    if (this.#mounted) unmount(this.place);
    this.#mounted = false;
  }
}

/** In memory, so many mebibytes. */
export class SmallDisk extends Disk {
  readonly #mebibytes: number;

  constructor(setting: Pick<Setting, 'atEnd'>, mebibytes: number) {
    super(setting);
    this.#mebibytes = mebibytes;
  }

  protected options(): readonly string[] {
    return ['-t', 'tmpfs', '-o', `size=${this.#mebibytes}m`, 'tmpfs'];
  }

  /** Leaves so many mebibytes free. */
  ballast(free: number): void {
    const { bavail, bsize } = statfsSync(this.place);
    writeFileSync(join(this.place, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - free * 1024 * 1024)));
  }

  /** Somebody made space. */
  relieve(): void {
    rmSync(join(this.place, 'ballast'), { force: true });
    run('mount', '-o', `remount,size=${this.#mebibytes * 3}m`, this.place);
  }
}

/** FS_IOC_SHUTDOWN with NOLOGFLUSH: what is not on the device yet never gets there, as when the power goes. */
const shutdown = `import fcntl, os, struct, sys
fd = os.open(sys.argv[1], os.O_RDONLY)
fcntl.ioctl(fd, 0x8004587d, struct.pack('I', 2))`;

/** ext4 in a file. */
export class CuttableDisk extends Disk {
  readonly #image: string;

  constructor(setting: Pick<Setting, 'atEnd'>, mebibytes: number) {
    super(setting);
    this.#image = `${this.place}.ext4`;
    run('truncate', '-s', `${mebibytes}M`, this.#image);
    run('mkfs.ext4', '-q', this.#image);
  }

  protected options(): readonly string[] {
    return ['-o', 'loop', this.#image];
  }

  cut(): void {
    run('python3', '-c', shutdown, this.place);
  }

  /** As after a reboot: the file system recovers from its own journal. */
  again(): void {
    this.away();
    this.mount();
  }
}

/** Why this machine does not let us make and cut disks; missing when it does. */
export function refusal(make: (setting: Pick<Setting, 'atEnd'>) => SmallDisk | CuttableDisk): string | undefined {
  const stops: (() => unknown)[] = [];
  try {
    const disk = make({ atEnd: (stop) => stops.unshift(stop) });
    disk.mount();
    if (disk instanceof CuttableDisk) disk.cut();
    return undefined;
  } catch (error) {
    return said(error);
  } finally {
    for (const stop of stops) stop();
  }
}
