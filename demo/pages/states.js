// Adds a button beside each state of the gallery that replays how it comes about.
for (const figure of document.querySelectorAll('.state')) {
  const element = figure.lastElementChild;
  if (!element.getAttribute('endpoint')?.startsWith('/faults/')) continue;
  const button = document.createElement('button');
  button.className = 'push';
  button.type = 'button';
  button.textContent = 'Again';
  button.ariaLabel = `Again: ${figure.querySelector('h3').textContent}`;
  button.addEventListener('click', () => {
    const fresh = element.cloneNode(); // a new element has no content to keep on screen
    fresh.removeAttribute('state');
    figure.lastElementChild.replaceWith(fresh);
  });
  figure.querySelector('figcaption').append(button);
}
