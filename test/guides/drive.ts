/** What every guide promises, asked for over real HTTP. */
import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {it} from 'node:test';
import {createAgniMock} from '../../demo/mock/agni.js';
import {listen, type Listening} from '../../demo/server/api.js';

/** Sees a question first, and may answer it in the vendor's place. */
export type First = (request: Request) => Response | undefined | Promise<Response | undefined>;

/** A vendor that answers nobody without its key. */
export interface Vendor extends Listening {
  readonly key: string;
  /** Runs something while all questions come here first. */
  readonly during: (first: First, work: () => Promise<void>) => Promise<void>;
}

export async function startVendor(): Promise<Vendor> {
  const key = `canary-${randomBytes(18).toString('base64url')}`;
  const mock = createAgniMock({key});
  let first: First | undefined;
  return {
    ...(await listen(async (request) => (await first?.(request)) ?? mock(request))),
    key,
    during: async (asked, work) => {
      first = asked;
      try {
        await work();
      } finally {
        first = undefined;
      }
    },
  };
}

/** A guide's server, as it runs. */
export interface Site {
  /** What a page writes as its endpoint. */
  readonly endpoint: string;
  readonly vendor: Vendor;
  /** The headers of somebody who may see every call. */
  readonly allowed: Readonly<Record<string, string>>;
  /** The headers of somebody who is known and may see none of the list; absent where the guide knows no such person. */
  readonly refused?: Readonly<Record<string, string>>;
}

export const list = '/api/v1/calling/call-sessions';
export const detail = (id: string): string => `/api/v1/calling/call-sessions-detail/${id}`;
export const recording = (id: string): string => `/api/v1/calling/sessions/${id}/recording`;

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** An answer to its end; the key is nowhere in it. */
export async function get({vendor}: Pick<Site, 'vendor'>, url: string, init?: RequestInit): Promise<Got> {
  const response = await fetch(url, {...init, redirect: 'manual'});
  const body = Buffer.from(await response.arrayBuffer());
  const everything = JSON.stringify([...response.headers]) + body.toString('latin1');
  assert.equal(everything.includes(vendor.key), false, `the key is in the answer to ${url}`);
  return {status: response.status, headers: response.headers, body};
}

export const codeOf = ({body}: Got): unknown => (JSON.parse(body.toString()) as {error?: {code?: unknown}}).error?.code;

interface Row {
  readonly id: string;
  readonly recordingUrl?: string | null;
}
export const rowsOf = ({body}: Got): readonly Row[] =>
  (JSON.parse(body.toString()) as {data: {callSessions: Row[]}}).data.callSessions;

/** A call that was recorded, of the first page. */
export async function recorded(site: Site): Promise<string> {
  const row = rowsOf(await get(site, site.endpoint + list, {headers: site.allowed})).find((one) => one.recordingUrl);
  assert.ok(row);
  return row.id;
}

/** The recording as the vendor has it. */
export const original = async ({vendor}: Site, id: string): Promise<Buffer> =>
  Buffer.from(await (await fetch(vendor.url + recording(id), {headers: {'x-api-key': vendor.key}})).arrayBuffer());

/** Registers the tests that every guide has to pass. */
export function servesCalls(site: () => Site): void {
  const ask = (path: string, init: RequestInit = {}) =>
    get(site(), site().endpoint + path, {headers: site().allowed, ...init});

  it('answers a list to whoever may see it, with the key added on the way', async () => {
    assert.equal((await fetch(site().vendor.url + list)).status, 401, 'the vendor itself asks for the key');
    const got = await ask(list);
    assert.deepEqual([got.status, got.headers.get('cache-control')], [200, 'private, no-store']);
    assert.equal(rowsOf(got).length, 20);
  });

  it('answers one call, with the proxy’s own address for its recording', async () => {
    const id = await recorded(site());
    const got = await ask(detail(id));
    assert.equal(got.status, 200);
    const address = /"recording_?url":"([^"?]+)/i.exec(got.body.toString())?.[1];
    assert.equal(address, new URL(site().endpoint).pathname + recording(id));
  });

  it('refuses whoever is not signed in', async () => {
    for (const path of [list, detail('x'), recording('x')]) {
      const got = await ask(path, {headers: {}});
      assert.deepEqual([got.status, codeOf(got)], [401, 'unauthenticated'], path);
    }
  });

  it('refuses whoever may see less', async (test) => {
    const headers = site().refused;
    if (!headers) return test.skip('everybody this guide knows sees every call');
    const got = await ask(list, {headers});
    assert.deepEqual([got.status, codeOf(got)], [403, 'forbidden']);
  });

  it('is 404 for any other address', async () => {
    for (const path of ['/api/v1/agents', `${list}/x`, `/x${list}`, '/'])
      assert.equal((await ask(path)).status, 404, path);
  });

  it('only reads', async () => {
    for (const method of ['POST', 'DELETE']) assert.equal((await ask(list, {method})).status, 405, method);
    assert.equal((await ask(list, {method: 'OPTIONS'})).status, 204);
  });

  it('sends a part of a recording as 206', async () => {
    const id = await recorded(site());
    const whole = await original(site(), id);
    const got = await ask(recording(id), {headers: {...site().allowed, range: 'bytes=100-299'}});
    const sent = ['content-range', 'content-length', 'content-type', 'accept-ranges'].map((name) =>
      got.headers.get(name),
    );
    assert.deepEqual([got.status, ...sent], [206, `bytes 100-299/${whole.length}`, '200', 'audio/wav', 'bytes']);
    assert.ok(got.body.equals(whole.subarray(100, 300)));
  });

  it('sends a whole recording, its size without it, and 416 for a part it does not have', async () => {
    const id = await recorded(site());
    const whole = await original(site(), id);
    const got = await ask(recording(id));
    assert.deepEqual([got.status, got.headers.get('content-length')], [200, String(whole.length)]);
    assert.ok(got.body.equals(whole));
    const head = await ask(recording(id), {method: 'HEAD'});
    assert.deepEqual(
      [head.status, head.headers.get('content-length'), head.body.length],
      [200, String(whole.length), 0],
    );
    const beyond = await ask(recording(id), {headers: {...site().allowed, range: `bytes=${whole.length}-`}});
    assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${whole.length}`]);
  });
  it('lets a recording that breaks off never look complete', async () => {
    const id = await recorded(site());
    const whole = await original(site(), id);
    let at = 0;
    const cut = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= whole.length / 2)
          controller.error(new Error('The vendor’s connection broke, as this test wants it.'));
        else controller.enqueue(whole.subarray(at, (at += 65_536)));
      },
    });
    const headers = {'content-type': 'audio/wav', 'content-length': String(whole.length)};
    const breaking: First = (request) =>
      request.url.endsWith(recording(id)) ? new Response(cut, {headers}) : undefined;
    await site().vendor.during(breaking, async () => {
      const response = await fetch(site().endpoint + recording(id), {headers: site().allowed});
      assert.equal(response.status, 200);
      await assert.rejects(response.arrayBuffer());
    });
  });
  it('sends the beginning of a recording before its end is there', {timeout: 60_000}, async () => {
    const id = await recorded(site());
    const whole = await original(site(), id);
    let begun: () => void = () => undefined;
    const heard = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(whole.subarray(0, 1000));
      },
      async pull(controller) {
        await heard;
        controller.enqueue(whole.subarray(1000));
        controller.close();
      },
    });
    const headers = {'content-type': 'audio/wav', 'content-length': String(whole.length)};
    await site().vendor.during(
      (request) => (request.url.endsWith(recording(id)) ? new Response(slow, {headers}) : undefined),
      async () => {
        const response = await fetch(site().endpoint + recording(id), {headers: site().allowed});
        const parts: Uint8Array[] = [];
        for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
          parts.push(part);
          begun();
        }
        assert.ok(Buffer.concat(parts).equals(whole));
      },
    );
  });
}
