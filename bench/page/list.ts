/** A page's use of the library: one element with two attributes. */
import type {AgniCallList, Settings} from 'agni-call-widgets';
import {perform} from './stage.js';

const listOf = (endpoint: string, pageSize: number): AgniCallList => {
  const list = document.createElement('agni-call-list');
  list.setAttribute('endpoint', endpoint);
  list.setAttribute('page-size', String(pageSize));
  return list;
};

const loaded = (list: AgniCallList) =>
  new Promise<void>((resolve, reject) => {
    list.addEventListener('agni-calls-load', () => {
      resolve();
    });
    list.addEventListener('agni-calls-error', ({detail}) => {
      reject(new Error(detail.message));
    });
  });

/** @param configure The library's own, from the door the page imports. */
export function performList(configure: (settings: Settings) => void): void {
  perform({
    show(place, {endpoint, pageSize, fetch}) {
      if (fetch) configure({fetch});
      const list = listOf(endpoint, pageSize);
      place.append(list);
      return loaded(list);
    },
    rows: (place) =>
      place.querySelector('agni-call-list')?.shadowRoot?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [],
  });

  window.together = async (count) => {
    let requests = 0;
    configure({fetch: (...question) => (requests++, fetch(...question))});
    const lists = Array.from({length: count}, () => listOf('/agni', 20));
    const start = performance.now();
    document.body.append(...lists);
    await Promise.all(lists.map(loaded));
    return {requests, rows: performance.now() - start};
  };
}
