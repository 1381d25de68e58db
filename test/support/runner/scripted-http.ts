/**
 * Servers with scripted answers, over real HTTP. Every test has its own, below `/__http/{id}/`, on the origin of the
 * test page; the page's side is test/support/server.ts. A replaced `fetch` cannot show how a browser treats a slow,
 * truncated or hanging connection.
 */
import {readFile} from 'node:fs/promises';
import type {IncomingMessage, ServerResponse} from 'node:http';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {setTimeout as wait} from 'node:timers/promises';
import type {Answer, Control, Ending, LoggedRequest} from '../answers.js';

const prefix = '/__http/';
const fixtures = path.resolve(import.meta.dirname, '../../fixtures');

interface Rule {
  readonly path: string;
  readonly answers: readonly Answer[];
  used: number;
}

interface Exchange {
  readonly request: LoggedRequest;
  readonly response: ServerResponse;
  release: (() => void) | undefined;
  ending: Ending | undefined;
}

/**
 * Whether `url` matches `rule`. `*` is any one segment; the rule's query parameters are required, others are allowed.
 */
const fits = (rule: string, url: string): boolean => {
  const [wanted, asked] = [new URL(rule, 'http://x'), new URL(url, 'http://x')];
  const [left, right] = [wanted.pathname.split('/'), asked.pathname.split('/')];
  return (
    left.length === right.length &&
    left.every((segment, index) => segment === '*' || segment === right[index]) &&
    [...wanted.searchParams].every(([name, value]) => asked.searchParams.getAll(name).includes(value))
  );
};

const closeness = (rule: string): number =>
  new URL(rule, 'http://x').searchParams.size - (rule.includes('*') ? 0.5 : 0);

const plain = 'text/plain; charset=utf-8';
const types: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.html': 'text/html',
  '.wav': 'audio/wav',
};

const bodyOf = async (answer: Answer): Promise<[Buffer, string]> => {
  if (answer.file !== undefined) {
    return [await readFile(path.join(fixtures, answer.file)), types[path.extname(answer.file)] ?? plain];
  }
  if ('json' in answer) return [Buffer.from(JSON.stringify(answer.json)), 'application/json'];
  return [Buffer.from(answer.text ?? ''), plain];
};

class ScriptedServer {
  #rules: Rule[] = [];
  #exchanges: Exchange[] = [];
  #watchers = new Set<() => void>();

  async control(message: Control): Promise<unknown> {
    switch (message.do) {
      case 'answer':
        this.#rules = [
          {path: message.path, answers: message.answers, used: 0},
          ...this.#rules.filter((rule) => rule.path !== message.path),
        ].sort((a, b) => closeness(b.path) - closeness(a.path));
        return null;
      case 'requests': {
        const seen = (): LoggedRequest[] =>
          this.#exchanges
            .filter(
              ({request, ending}) =>
                (message.path === undefined || fits(message.path, request.url)) &&
                (message.ending === undefined || ending === message.ending),
            )
            .map(({request, ending}) => (ending === undefined ? request : {...request, ending}));
        while (seen().length < message.count) await this.#change();
        return seen();
      }
      case 'release': {
        const held = this.#exchanges.filter(
          ({request, release}) =>
            release !== undefined && (message.path === undefined || fits(message.path, request.url)),
        );
        for (const exchange of held) exchange.release?.();
        return held.length;
      }
      case 'forget':
        this.#exchanges = [];
        return null;
      case 'close':
        for (const {response} of this.#exchanges) if (!response.writableEnded) response.destroy();
        return null;
    }
  }

  async serve(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const logged = {method: request.method ?? 'GET', url, headers, body: await text(request)};
    const exchange: Exchange = {request: logged, response, release: undefined, ending: undefined};
    this.#exchanges.push(exchange);
    response.once('close', () => {
      exchange.ending ??= response.writableFinished ? 'answered' : 'left';
      exchange.release?.();
      this.#changed();
    });
    this.#changed();
    const rule = this.#rules.find((one) => fits(one.path, url));
    const answer = rule?.answers[Math.min(rule.used++, rule.answers.length - 1)] ?? {
      status: 404,
      json: {success: false, message: `No answer is scripted for ${url}`},
    };
    await this.#send(exchange, answer);
  }

  async #send(exchange: Exchange, answer: Answer): Promise<void> {
    const {response} = exchange;
    if (answer.delay !== undefined) await wait(answer.delay);
    if (answer.hang === 'head') return;
    if (answer.hold === true)
      await new Promise<void>((resolve) => {
        exchange.release = resolve;
      });
    exchange.release = undefined;
    if (response.destroyed) return;
    if (answer.cut === 0) {
      this.#cut(exchange);
      return;
    }
    const [body, type] = await bodyOf(answer);
    const headers = {
      'content-type': type,
      'content-length': body.length,
      'cache-control': 'no-store',
      ...answer.headers,
    };
    response.writeHead(answer.status ?? 200, headers);
    if (answer.hang === 'body') response.write(body.subarray(0, body.length / 2));
    else if (answer.cut === undefined) response.end(body);
    else
      response.write(body.subarray(0, answer.cut), () => {
        this.#cut(exchange);
      });
  }

  #cut(exchange: Exchange): void {
    exchange.ending = 'cut';
    exchange.response.destroy();
  }

  async #change(): Promise<void> {
    return new Promise((resolve) => this.#watchers.add(resolve));
  }

  #changed(): void {
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    for (const watcher of watchers) watcher();
  }
}

/**
 * Answers requests below `/__http/`; returns false for all others. `POST /__http/{id}` without a further path is the
 * control channel.
 */
export const scriptedHttp = (): ((request: IncomingMessage, response: ServerResponse) => boolean) => {
  const servers = new Map<string, ScriptedServer>();
  return (request, response) => {
    const url = request.url ?? '';
    if (!url.startsWith(prefix)) return false;
    const [id = ''] = url.slice(prefix.length).split(/[/?]/, 1);
    const rest = url.slice(prefix.length + id.length);
    const server = servers.get(id) ?? new ScriptedServer();
    servers.set(id, server);
    const work =
      rest === ''
        ? text(request).then(async (body) => {
            const message = JSON.parse(body) as Control;
            const result = await server.control(message);
            if (message.do === 'close') servers.delete(id);
            response.setHeader('content-type', 'application/json');
            response.end(JSON.stringify(result));
          })
        : server.serve(request, response, rest);
    work.catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
    return true;
  };
};
