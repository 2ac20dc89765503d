import { Emulator, EmulatorOptions, startEmulator } from '../../../../local/emulator/emulator';
import { ensurePythonEnvironment } from '../../../../local/toolchain/python-environment';

const silent = () => undefined;

let withSeams: Promise<Emulator> | undefined;
let bare: Promise<Emulator> | undefined;

/** The emulator as we use it, one for a test file. */
export function emulator(): Promise<Emulator> {
  return withSeams ??= start({ waitScale: 0 });
}

/** MiniStack as it comes, to see whether it still lacks what a seam adds. */
function bareEmulator(): Promise<Emulator> {
  return bare ??= start({ waitScale: 0, withoutSeams: ['all'] });
}

export async function start(options: Partial<EmulatorOptions>): Promise<Emulator> {
  const { python } = await ensurePythonEnvironment(silent);
  return startEmulator({ python, report: silent, ...options });
}

afterAll(async () => {
  const started = await Promise.allSettled([withSeams, bare]);
  await Promise.all(started.map(async result => result.status === 'fulfilled' ? result.value?.stop() : undefined));
});

export interface Behaviour<T> {
  /** What an AWS account would answer. */
  readonly aws: T;
  /**
   * Does something and returns what came of it; it must not fail where MiniStack only behaves wrong.
   *
   * @param isBare - true on MiniStack by itself, where only the wrong behaviour is worth a wait
   */
  readonly observe: (on: Emulator, isBare: boolean) => Promise<T>;
}

/** With the seam the emulator behaves as AWS does; MiniStack by itself must not, or the seam has had its day. */
export function seam<T>(name: string, sentence: string, behaviour: Behaviour<T>): void {
  describe(`seam ${name}`, () => {
    test(sentence, async () => {
      expect(await behaviour.observe(await emulator(), false)).toEqual(behaviour.aws);
    });

    test(`is still needed: MiniStack by itself does not do this: ${sentence}`, async () => {
      const observed = await behaviour.observe(await bareEmulator(), true);
      if (isEqual(observed, behaviour.aws)) {
        throw new Error(`upstream has closed the gap: delete seams/${name}.py, or the part of it that makes this true: ${sentence}`);
      }
    });
  });
}

function isEqual(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}
