/**
 * One server of the proxy's bench, in its own process: the vendor, a bare forwarder, or the proxy. It prints its
 * address.
 */
import {Agent, createServer, request as forward, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import path from 'node:path';
import {createAgniMock} from '../../demo/mock/agni.js';
import type {serveProxy} from '../../src/proxy/node.js';
import {root} from '../../scripts/sources.js';

const [role, upstream = ''] = process.argv.slice(2);
/** The usual length of a key. */
const key = 'bench-key-of-forty-characters-0123456789';

/**
 * One page of 24 calls, about 37 kB, as the mock answers it. It is created once, so that the bench measures the proxy,
 * not the vendor.
 */
async function vendor(): Promise<RequestListener> {
  const answer = await createAgniMock({key, count: 240})(
    new Request('http://vendor/api/v1/calling/call-sessions?page=1&page_size=24', {headers: {'x-api-key': key}}),
  );
  const body = Buffer.from(await answer.arrayBuffer());
  return (request, response) => {
    const known = request.headers['x-api-key'] === key;
    response
      .writeHead(known ? 200 : 401, {'content-type': 'application/json', 'content-length': body.length})
      .end(known ? body : '');
  };
}

/** The minimum work of any proxy: one more request, with the key. */
function bare(): RequestListener {
  const agent = new Agent({keepAlive: true});
  return (request, response) => {
    const onward = forward(upstream + (request.url ?? ''), {agent, headers: {'x-api-key': key}}, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    onward.end();
  };
}

const tell = (url: string) => process.stdout.write(`${url}\n`);

if (role === 'proxy') {
  // The built package: the tool that runs the sources names every function on creation, which costs a tenth of the
  // time.
  const built = pathToFileURL(path.join(root, 'dist/proxy/node.js')).href;
  const {serveProxy: serve} = (await import(built)) as {readonly serveProxy: typeof serveProxy};
  tell(
    (await serve({vendor: 'agni', credentials: key, authorize: () => true, baseUrl: upstream, basePath: '', port: 0}))
      .url,
  );
} else {
  const server = createServer(role === 'vendor' ? await vendor() : bare()).listen(0, '127.0.0.1', () => {
    tell(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
}
