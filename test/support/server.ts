/** A server for one test: real HTTP, scripted answers, recorded requests. It ends with the test. */
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
  /** The value of an element's `endpoint` attribute. */
  readonly endpoint: string;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  /**
   * Scripts the answers to `path`: one answer for all requests, or several in turn, the last one repeated. `*` stands
   * for one segment; a query limits the answer to requests with it (`/list?page=2`). Every other path is answered 404.
   */
  async answer(path: string, ...answers: [Answer, ...Answer[]]): Promise<void> {
    await this.#tell({do: 'answer', path, answers});
  }

  /** The requests so far, oldest first; all, or those for a path. */
  async requests(path?: string): Promise<ReceivedRequest[]> {
    return this.#seen(0, path);
  }

  /** Waits until this many requests have arrived (for a path), and returns them all. */
  async arrived(count: number, path?: string): Promise<ReceivedRequest[]> {
    return this.#seen(count, path);
  }

  /** Waits until this many requests have this end: answered, cut off as scripted, or aborted by the page. */
  async ended(count: number, ending: Ending, path?: string): Promise<ReceivedRequest[]> {
    return this.#seen(count, path, ending);
  }

  /** Releases the waiting answers with `hold`; returns their number. */
  async release(path?: string): Promise<number> {
    return (await this.#tell({do: 'release', ...(path === undefined ? {} : {path})})) as number;
  }

  /** Forgets the requests so far; the answers stay. */
  async forget(): Promise<void> {
    await this.#tell({do: 'forget'});
  }

  /** Drops pending requests. Called after each test. */
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

/** A server with no answers yet. Its name uses neither the time nor Math.random(), because a test may stub both. */
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
