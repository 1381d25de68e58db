import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {differences, faults} from '../../scripts/size.js';

describe('npm run size', () => {
  it('names what is over its budget', () => {
    assert.deepEqual(faults({'agni-call-list': {size: 20}, 'vendor zudu': {size: 3.6}, 'agni-provider': {size: 99}}), [
      'vendor zudu has 3.6 kB, over its budget of 3.5 kB',
    ]);
  });

  it('names files beside the script that are too small to be files', () => {
    assert.deepEqual(faults({'agni-call-widgets.js': {size: 25, later: {drift: 1.9, parse: 2}}}), [
      'agni-call-widgets.js loads drift later, which saves 1.9 kB; at least 2 kB are worth it',
    ]);
  });

  it('finds what is new, gone or changed, and lets a compressor differ by a little', () => {
    const before = {list: {size: 16.4, later: {parse: 2.8, gone: 3}}};
    assert.deepEqual(differences(before, {list: {size: 16.5, later: {parse: 2.7, gone: 3}}}), []);
    assert.deepEqual(differences(before, {list: {size: 16.6, later: {parse: 2.8, fresh: 3}}}), [
      'list: 16.4 -> 16.6',
      'list, later gone: 3 -> nothing',
      'list, later fresh: nothing -> 3',
    ]);
  });
});
