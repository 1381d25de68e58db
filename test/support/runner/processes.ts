/** Child processes that never outlive the run, however it ends. */
import {spawn, type ChildProcess, type StdioOptions} from 'node:child_process';
import {createServer, type AddressInfo} from 'node:net';
import process from 'node:process';

export interface Started {
  readonly child: ChildProcess;
  /** Kills the process and all its children. */
  stop(): Promise<void>;
}

/**
 * Kills a process group when this process exits; the returned function cancels that. The group is identified by its
 * first process.
 */
export const endWithUs = ({pid}: ChildProcess): {readonly kill: () => void; readonly letGo: () => void} => {
  const kill = (): void => {
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it has already exited
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

/** Starts a program in a process group of its own, so that its children (a browser's many processes) end with it. */
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

/** A free port, for programs that cannot choose and report one. */
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
