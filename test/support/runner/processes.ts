/** Child processes that never outlive the run, however it ends. */
import {spawn, type ChildProcess, type StdioOptions} from 'node:child_process';
import {createServer, type AddressInfo} from 'node:net';
import process from 'node:process';

export interface Started {
  readonly child: ChildProcess;
  /** Ends the process and everything it started. */
  stop(): Promise<void>;
}

/**
 * Takes a process group along when this process ends; the answer lets go of it again. The group's first process names
 * it.
 */
export const endWithUs = ({pid}: ChildProcess): {readonly kill: () => void; readonly letGo: () => void} => {
  const kill = (): void => {
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // gone already is what we want
    }
  };
  process.on('exit', kill);
  return {
    kill,
    letGo: () => {
      process.off('exit', kill);
    },
  };
};

/** Starts a program in a process group of its own, so that what it starts (a browser's many processes) ends with it. */
export const startProcess = (
  command: string,
  args: readonly string[],
  stdio: StdioOptions,
  env: NodeJS.ProcessEnv = process.env,
): Started => {
  const child = spawn(command, args, {stdio, env, detached: true});
  const gone = new Promise<void>((resolve) => {
    child
      .once('exit', () => {
        resolve();
      })
      .once('error', () => {
        resolve();
      });
  });
  const group = endWithUs(child);
  const stop = async (): Promise<void> => {
    group.letGo();
    group.kill();
    await gone;
  };
  return {child, stop};
};

/** A port nobody listens on, for programs that cannot choose one and say which. */
export const freePort = async (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const {port} = server.address() as AddressInfo;
        server.close(() => {
          resolve(port);
        });
      });
  });
