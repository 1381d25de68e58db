/**
 * Colours as the engine computes and paints them, one over another, and their contrast by WCAG 2.2 (§ relative
 * luminance, contrast ratio).
 */
import type {CSSResult} from 'lit';
import {tokens} from '../../src/styles/tokens.js';

type Rgb = readonly [number, number, number];
type Rgba = readonly [...Rgb, number];

const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});

/** A colour on an opaque ground, as sRGB: the engine's own canvas paints both. */
const paint = (colours: readonly string[]): Rgba => {
  if (!canvas) throw new Error('There is no canvas.');
  canvas.clearRect(0, 0, 1, 1);
  for (const colour of colours) {
    // What cannot be painted leaves the colour before it, which would be taken for it.
    for (const before of ['#010203', '#fdfeff']) {
      canvas.fillStyle = before;
      canvas.fillStyle = colour;
      if (canvas.fillStyle === before) throw new Error(`${colour} cannot be painted.`);
    }
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0, opacity = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, opacity];
};

/** Colours painted one over another, the first at the bottom. */
const painted = (...colours: readonly string[]): Rgb => {
  const [red, green, blue, opacity] = paint(colours);
  if (opacity !== 255) throw new Error(`${colours.join(' under ')} is not opaque.`);
  return [red, green, blue];
};

const luminance = (colour: Rgb): number => {
  const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const [red = 0, green = 0, blue = 0] = colour.map((part) => linear(part / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: Rgb, other: Rgb): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** A page's ground and text colour, and what else it sets. */
export type Page = Readonly<Record<string, string>>;

/** An element with the tokens, on a page that looks so. Gives the contrast of a CSS colour with grounds on one another. */
export const contrastIn = (page: Page): ((colour: string, ...grounds: readonly string[]) => number) => {
  const outer = document.createElement('div');
  for (const [name, value] of Object.entries(page)) outer.style.setProperty(name, value);
  const host = document.createElement('div');
  outer.append(host);
  const probe = document.createElement('span');
  const root = host.attachShadow({mode: 'open'});
  root.adoptedStyleSheets = [(tokens as CSSResult & {styleSheet: CSSStyleSheet}).styleSheet];
  root.append(probe);
  document.body.append(outer);
  const of = (colour: string): string => {
    probe.style.backgroundColor = '';
    probe.style.backgroundColor = colour; // not `color`, which means another colour by currentColor
    if (!probe.style.backgroundColor) throw new Error(`${colour} is no colour.`);
    return getComputedStyle(probe).backgroundColor;
  };
  return (colour, ...grounds) => {
    const below = [page['background'] ?? 'Canvas', ...grounds].map(of);
    return contrast(painted(...below, of(colour)), painted(...below));
  };
};

/** What an element stands on: every ground behind it, through shadow roots, the page's first. */
const groundsOf = (element: Element): string[] => {
  const grounds: string[] = [];
  for (
    let ground: Element | null = element;
    ground;
    ground = ground.parentElement ?? (ground.getRootNode() as ShadowRoot).host ?? null
  )
    grounds.unshift(getComputedStyle(ground).backgroundColor);
  return grounds.filter((colour) => paint([colour])[3] > 0);
};

/** The contrast of an element's text with what it stands on. */
export const contrastOf = (element: Element): number => {
  const grounds = groundsOf(element);
  return contrast(painted(...grounds, getComputedStyle(element).color), painted(...grounds));
};
