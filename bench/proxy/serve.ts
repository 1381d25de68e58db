/** A server of the proxy's bench in a process of its own: the vendor, a bare forwarder, or the proxy. It writes its address. */
import {Agent, createServer, request as forward, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import process from 'node:process';
import {createAgniMock} from '../../demo/mock/agni.js';
import {serveProxy} from '../../src/proxy/node.js';

const [role, upstream = ''] = process.argv.slice(2);
const key = 'bench-key';

/** One page of 20 calls as the mock answers it, made once: what is measured is the proxy, not the vendor. */
async function vendor(): Promise<RequestListener> {
  const answer = await createAgniMock({key, count: 240})(
    new Request('http://vendor/api/v1/calling/call-sessions?page=1&page_size=20', {headers: {'x-api-key': key}}));
  const body = Buffer.from(await answer.arrayBuffer());
  return (request, response) => {
    const known = request.headers['x-api-key'] === key;
    response.writeHead(known ? 200 : 401, {'content-type': 'application/json', 'content-length': body.length}).end(known ? body : '');
  };
}

/** What any proxy has to do at the least: one more request, with the key. */
function bare(): RequestListener {
  const agent = new Agent({keepAlive: true});
  return (request, response) => {
    const onward = forward(upstream + (request.url ?? ''), {agent, headers: {'x-api-key': key}}, reply => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    onward.end();
  };
}

const tell = (url: string) => process.stdout.write(`${url}\n`);

if (role === 'proxy') {
  tell((await serveProxy({vendor: 'agni', credentials: key, authorize: () => true, baseUrl: upstream, basePath: '', port: 0})).url);
} else {
  const server = createServer(role === 'vendor' ? await vendor() : bare()).listen(0, '127.0.0.1', () => {
    tell(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
}
