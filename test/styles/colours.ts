/**
 * Colours as the engine computes and paints them, and their contrast by WCAG 2.2 (§ relative luminance, contrast
 * ratio).
 */
import type {CSSResult} from 'lit';
import {tokens} from '../../src/styles/tokens.js';

type Rgb = readonly [number, number, number];

const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});

/** A computed colour as sRGB and opacity, each up to 255: the engine's own canvas paints it. */
const paint = (colour: string): readonly [...Rgb, number] => {
  if (!canvas) throw new Error('There is no canvas.');
  // What cannot be painted leaves the colour before it, which would be taken for it.
  for (const before of ['#010203', '#fdfeff']) {
    canvas.fillStyle = before;
    canvas.fillStyle = colour;
    if (canvas.fillStyle === before) throw new Error(`${colour} cannot be painted.`);
  }
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, opacity];
};

const painted = (colour: string): Rgb => {
  const [red, green, blue, opacity] = paint(colour);
  if (opacity !== 255) throw new Error(`${colour} is not opaque.`);
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

/** An element with the tokens, on a page that looks so. Gives the contrast of two CSS colours in it. */
export const contrastIn = (page: Readonly<Record<string, string>>): ((one: string, other: string) => number) => {
  const host = document.createElement('div');
  for (const [name, value] of Object.entries(page)) host.style.setProperty(name, value);
  const probe = document.createElement('span');
  const root = host.attachShadow({mode: 'open'});
  root.adoptedStyleSheets = [(tokens as CSSResult & {styleSheet: CSSStyleSheet}).styleSheet];
  root.append(probe);
  document.body.append(host);
  const of = (colour: string): Rgb => {
    probe.style.color = '';
    probe.style.color = colour;
    if (!probe.style.color) throw new Error(`${colour} is no colour.`);
    return painted(getComputedStyle(probe).color);
  };
  return (one, other) => contrast(of(one), of(other));
};

/**
 * The contrast of an element's text with what it stands on: the nearest background, through shadow roots, that is one.
 */
export const contrastOf = (element: Element): number => {
  for (
    let ground: Element | null = element;
    ground;
    ground = ground.parentElement ?? (ground.getRootNode() as ShadowRoot).host ?? null
  ) {
    const {backgroundColor} = getComputedStyle(ground);
    if (paint(backgroundColor)[3] > 0)
      return contrast(painted(getComputedStyle(element).color), painted(backgroundColor));
  }
  throw new Error('It stands on nothing.');
};
