// Colours the code on the page without touching its markup (CSS Custom Highlight API), and copies it.

/** The tokens of a few lines of HTML, JSX or script; enough for this page. */
const kinds = {
  note: /\/\*.*?\*\/|(?<=^|\s)\/\/ .*$/gm,
  tag: /(?<=<\/?)[a-z][a-z-]*/g,
  name: /(?<=\s)[:@]?[a-z][a-zA-Z-]*(?==["{])|--[a-z-]+(?=:)/g,
  text: /"[^"\n]*"|'[^'\n]*'/g,
};

const figures = [...document.querySelectorAll('.code')];

if (globalThis.Highlight) {
  for (const [kind, pattern] of Object.entries(kinds)) {
    const ranges = figures
      .map((figure) => figure.querySelector('code').firstChild)
      .flatMap((text) =>
        [...text.data.matchAll(pattern)].map((found) => {
          const range = new Range();
          range.setStart(text, found.index);
          range.setEnd(text, found.index + found[0].length);
          return range;
        }),
      );
    CSS.highlights.set(kind, new Highlight(...ranges));
  }
}

for (const figure of figures) {
  const button = document.createElement('button');
  button.className = 'push';
  button.type = 'button';
  button.textContent = 'Copy';
  button.ariaLabel = `Copy the code: ${figure.ariaLabel}`;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(figure.querySelector('code').textContent);
      button.textContent = 'Copied';
    } catch {
      // not allowed here; the person can still copy by hand
      getSelection().selectAllChildren(figure.querySelector('code'));
      button.textContent = 'Selected';
    }
  });
  figure.prepend(button);
}
