/**
 * `npm run bench:parse`: how long the vendors' parsers take for 10,000 raw calls, beside JSON.parse of the same text, on Node. It reports
 * and asserts no time. `npm run bench:parse -- 30` takes 30 rounds instead of 15.
 */
import process from 'node:process';
import {createAgniMock} from '../demo/mock/agni.js';
import {createZuduMock} from '../demo/mock/zudu.js';
import {builtIn} from '../src/vendors/built-in.js';
import {median, spread, table} from './statistics.js';

const wanted = Number(process.argv[2] ?? 15);
const many = 10_000;
const sources = {
  agni: {mock: createAgniMock({count: many, key: null}), path: `/api/v1/calling/call-sessions?page_size=${many}`},
  zudu: {mock: createZuduMock({count: many, key: null}), path: `/api/calls?limit=${many}`},
};

const rows = [['vendor', 'MB', 'JSON.parse, ms', 'read, ms', 'ratio', 'median ratio']];
for (const {name, parser} of builtIn.map(vendor => ({name: vendor.name, parser: vendor.parser()}))) {
  const {mock, path} = sources[name as keyof typeof sources];
  const text = await (await mock(new Request(`https://mock.example${path}`))).text();
  const reader = await parser;
  const rounds: {readonly json: number; readonly read: number}[] = [];
  for (let round = 0; round <= wanted; round++) {
    const start = performance.now();
    const answer: unknown = JSON.parse(text);
    const middle = performance.now();
    const found = await reader.page(answer, {kind: 'list', page: 1, pageSize: many}, () => Promise.reject(new Error('asked')));
    const read = performance.now() - middle;
    if (found?.calls.length !== many) throw new Error(`${name}: ${found?.calls.length} calls`);
    if (round > 0) rounds.push({json: middle - start, read}); // the first one warms up
  }
  const ratios = rounds.map(({json, read}) => read / json);
  rows.push([
    name, (text.length / 1e6).toFixed(1), spread(rounds.map(({json}) => json)), spread(rounds.map(({read}) => read)), spread(ratios, 2),
    median(ratios).toFixed(2),
  ]);
}
console.log(`Reading ${many} calls, ${wanted} rounds: median (quartiles)\n\n${table(rows, 1)}`);
