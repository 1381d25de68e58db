/** Programs a guide starts, for the time of a test. */
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import type {Readable} from 'node:stream';

export interface Program {
  readonly process: ChildProcess;
  /** What it has said so far, on both of its outputs. */
  readonly said: () => string;
  /** The first text that fits, in what it says there. Rejects when it ends without. */
  readonly says: (pattern: RegExp, on?: number) => Promise<string>;
  /** Asks it to stop, and waits until it has. */
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  readonly cwd: string;
  /** Its variables, beside those any program needs. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whose rights it has, by user and group id. Default: this process's. */
  readonly user?: number | undefined;
}

/** Starts a program. Its fourth stream is a pipe, too. */
export function start(file: string, args: readonly string[], {cwd, env = {}, user}: StartOptions): Program {
  const child = spawn(file, args, {
    cwd,
    env: {PATH: process.env['PATH'], HOME: cwd, ...env},
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    ...(user === undefined ? {} : {uid: user, gid: user}),
  });
  const heard = ['', '', '', ''];
  const ended = once(child, 'close');
  ended.catch(() => undefined); // `says` tells of a program that could not be started
  const streams = child.stdio as (Readable | null)[];
  streams.forEach((stream, i) =>
    stream?.setEncoding('utf8').on('data', (text: string) => {
      heard[i] = `${heard[i] ?? ''}${text}`;
    }),
  );
  const said = () => heard.slice(1, 3).join('');
  return {
    process: child,
    said,
    says: (pattern, on = 1) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(heard[on] ?? '');
          if (found) resolve(found[1] ?? found[0]);
        };
        streams[on]?.on('data', look);
        look();
        ended.then(() => reject(new Error(`${file} ended: ${said()}`)), reject);
      }),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}
