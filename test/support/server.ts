/** A server of the test's own: real HTTP, answers written by the test, requests counted. Ends with the test. */
import type {Answer, Control, Ending, LoggedRequest} from './answers.js';

export type {Answer, LoggedRequest} from './answers.js';

/** A request as it arrived. */
export interface ReceivedRequest extends LoggedRequest {
  /** The path alone, without the server's prefix. */
  readonly path: string;
  readonly query: URLSearchParams;
}

const open = new Set<ScriptedServer>();

export class ScriptedServer {
  /** What goes into an element's `endpoint` attribute. */
  readonly endpoint: string;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  /**
   * Says how to answer `path`: one answer for ever, or several in turn, the last for ever. `*` stands for one segment;
   * a query limits the answer to requests that have it (`/list?page=2`). What is not scripted is answered 404.
   */
  async answer(path: string, ...answers: [Answer, ...Answer[]]): Promise<void> {
    await this.#tell({do: 'answer', path, answers});
  }

  /** The requests so far, oldest first; all, or those for a path. */
  async requests(path?: string): Promise<ReceivedRequest[]> {
    return this.#seen(0, path);
  }

  /** Waits until this many requests have arrived (for a path), and gives them all. */
  async arrived(count: number, path?: string): Promise<ReceivedRequest[]> {
    return this.#seen(count, path);
  }

  /** Waits until this many requests have ended so: answered, cut off as scripted, or left by the page. */
  async ended(count: number, ending: Ending, path?: string): Promise<ReceivedRequest[]> {
    return this.#seen(count, path, ending);
  }

  /** Lets answers with `hold` go that wait now; says how many there were. */
  async release(path?: string): Promise<number> {
    return (await this.#tell({do: 'release', ...(path === undefined ? {} : {path})})) as number;
  }

  /** Forgets the requests so far; the answers stay. */
  async forget(): Promise<void> {
    await this.#tell({do: 'forget'});
  }

  /** Drops what still hangs. Called after each test. */
  async close(): Promise<void> {
    open.delete(this);
    await this.#tell({do: 'close'});
  }

  async #seen(count: number, path?: string, ending?: Ending): Promise<ReceivedRequest[]> {
    const message = {
      do: 'requests',
      count,
      ...(path === undefined ? {} : {path}),
      ...(ending === undefined ? {} : {ending}),
    } as const;
    const requests = (await this.#tell(message)) as LoggedRequest[];
    return requests.map((request) => {
      const {pathname, searchParams} = new URL(request.url, location.origin);
      return {...request, path: pathname, query: searchParams};
    });
  }

  async #tell(message: Control): Promise<unknown> {
    const answer = await fetch(this.endpoint, {method: 'POST', body: JSON.stringify(message)});
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  }
}

/**
 * A server with no answers yet. Its name is not made of the time or Math.random(): both may be in another test's hands.
 */
export const scriptedServer = async (answers: Readonly<Record<string, Answer>> = {}): Promise<ScriptedServer> => {
  const server = new ScriptedServer(`/__http/${crypto.randomUUID()}`);
  open.add(server);
  for (const [path, answer] of Object.entries(answers)) await server.answer(path, answer);
  return server;
};

/**
 * A server that sends files of test/fixtures byte for byte: `{'/api/v1/calling/call-sessions':
 * 'agni/call-sessions.json'}`.
 */
export const fixtureServer = async (files: Readonly<Record<string, string>>): Promise<ScriptedServer> =>
  scriptedServer(Object.fromEntries(Object.entries(files).map(([path, file]) => [path, {file}])));

afterEach(async () => {
  await Promise.all([...open].map(async (server) => server.close()));
});
