/** Reading a long answer: JSON.parse, then the library's parser. The parser has no public door yet. */
import * as agni from '../../src/vendors/agni/parse.js';
import type {Parsed} from './contract.js';

window.parse = async (times) => {
  const text = await (await fetch(`/answer${location.search}`)).text();
  const parsed: Parsed[] = [];
  for (let time = 0; time < times; time++) {
    const start = performance.now();
    const json: unknown = JSON.parse(text);
    const middle = performance.now();
    const page = agni.page(json, {kind: 'list', page: 1, pageSize: 10_000});
    const read = performance.now() - middle;
    parsed.push({calls: page?.calls.length ?? 0, json: middle - start, read});
  }
  return parsed;
};
