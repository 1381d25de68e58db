/**
 * A proxy in a process of its own, whose memory can be measured: tells its address, and when asked the most memory it
 * has had since.
 */
import process from 'node:process';
import {serveProxy} from '../../src/proxy/node.js';

const {VENDOR_URL: baseUrl = '', VENDOR_KEY: credentials = '', TIMEOUT_MS: timeout} = process.env;
const {url} = await serveProxy({
  vendor: 'agni',
  credentials,
  authorize: () => true,
  baseUrl,
  port: 0,
  basePath: '',
  ...(timeout !== undefined && {timeoutMs: Number(timeout)}),
  log: () => undefined,
});

let most = 0;
const look = () => {
  most = Math.max(most, process.memoryUsage.rss());
};
setInterval(look, 5).unref();
process.on('message', (message) => {
  look();
  process.send?.({most});
  if (message === 'begin') most = process.memoryUsage.rss();
});
process.send?.({url});
