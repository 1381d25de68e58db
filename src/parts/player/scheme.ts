/**
 * Whether a text's colour is a light one, as on a dark ground. The browser draws its own controls in the page's
 * `color-scheme`, which a page that is dark by its own style sheet often does not declare; its text tells.
 */
export function isLightText(element: Element): boolean {
  const {color} = getComputedStyle(element);
  const [first = 0, second = 0, third = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  const [space = ''] = color.split('(');
  if (space.startsWith('ok')) return first > 0.6;
  if (/^(lab|lch)$/.test(space)) return first > 55;
  const most = space === 'color' ? 1 : 255;
  return (0.3 * first + 0.6 * second + 0.1 * third) / most > 0.5;
}
