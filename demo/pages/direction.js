// `?dir=rtl` reverses a page's direction, and its links to the other pages keep it. This is for testing; a real page
// sets `dir` in its HTML.
if (new URLSearchParams(location.search).get('dir') === 'rtl') {
  document.documentElement.dir = 'rtl';
  for (const link of document.querySelectorAll('a[href^="/"]')) link.search = '?dir=rtl';
}
const turn = document.querySelector('[data-turn]');
if (turn) {
  const rtl = document.documentElement.dir === 'rtl';
  turn.textContent = rtl ? 'Left to right' : 'Right to left';
  turn.search = rtl ? '' : '?dir=rtl';
}
