import type {Contestant, Question} from './contract.js';

/**
 * The page's question: its size is in the address. A page that embeds the answer makes no request; each question gets
 * its own Response.
 */
function questionOf(page: Document): Question {
  const pageSize = Number(new URL(page.URL).searchParams.get('size'));
  const answer = page.querySelector('script[type="application/json"]')?.textContent;
  const given = () => Promise.resolve(new Response(answer, {headers: {'content-type': 'application/json'}}));
  return {endpoint: '/agni', pageSize, fetch: answer ? given : undefined};
}

/** The task after the next animation frame, when that frame's style, layout and paint are done. */
const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => {
        resolve();
      };
      port2.postMessage(undefined);
    });
  });

/** Lets a contestant show its list as soon as the page's scripts have run, and on each further request. */
export function perform(contestant: Contestant): void {
  const question = questionOf(document);
  const place = document.querySelector('main');
  if (!place) throw new Error('The page has no place for a list.');
  const show = async (start: number) => {
    await contestant.show(place, question);
    const rows = performance.now() - start;
    await painted();
    return {rows, frame: performance.now() - start};
  };
  window.first = show(0);
  window.show = () => show(performance.now());
  window.whole = async () => {
    do await painted();
    while ([...contestant.rows(place)].length < question.pageSize);
    await painted();
  };
  window.clear = () => {
    place.replaceChildren();
    return painted();
  };
  window.texts = () =>
    Array.from(contestant.rows(place), (row) =>
      Array.from(row.cells, (cell) => cell.innerText.replace(/\s+/g, ' ').trim()),
    );
}
