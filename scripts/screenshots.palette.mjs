/**
 * Compresses a screenshot: a PNG of at most 256 colours has a third of the size and, for text on quiet surfaces, the
 * same look.
 */
import {Buffer} from 'node:buffer';
import {deflateSync, gzipSync} from 'node:zlib';

/** @typedef {import('playwright-core').Page} Page */

/** The picture's colours, four bytes a pixel, as the browser decodes it; any page will do.
 * @param {Page} page @param {Buffer} png */
const pixelsOf = async (page, png) => {
  const {width, height, url} = await page.evaluate(
    async (source) => {
      const picture = await createImageBitmap(await (await fetch(source)).blob());
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.drawImage(picture, 0, 0);
      const {data} = context.getImageData(0, 0, picture.width, picture.height);
      const reader = new FileReader();
      await new Promise((resolve) => {
        reader.addEventListener('load', resolve);
        reader.readAsDataURL(new Blob([data]));
      });
      return {width: picture.width, height: picture.height, url: String(reader.result)};
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  return {width, height, data: Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')};
};

/** Whether two pictures look the same: a browser draws an edge now and then a shade lighter.
 * @param {Page} page @param {Buffer} one @param {Buffer} other */
export const looksSame = async (page, one, other) => {
  const [a, b] = [await pixelsOf(page, one), await pixelsOf(page, other)];
  return (
    a.data.length === b.data.length &&
    a.width === b.width &&
    a.data.every((value, at) => Math.abs(value - (b.data[at] ?? 0)) < 8)
  );
};

/** A chunk (PNG, third edition, 5.3); a gzip stream ends in the same CRC-32 that a chunk ends in, and then the length.
 * @param {string} type @param {Buffer} data */
const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, body, gzipSync(body, {level: 0}).subarray(-8, -4).reverse()]);
};

/** @param {number} a @param {number} b */
const distance = (a, b) =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

/** Up to 256 colours: each time the one that most pixels are furthest from. A rare red among much grey has its place, too.
 * @param {ReadonlyMap<number, number>} counts */
const chosen = (counts) => {
  const left = [...counts]
    .map(([colour, count]) => ({colour, count, away: Infinity}))
    .sort((a, b) => b.count - a.count || a.colour - b.colour);
  /** @type {number[]} */
  const palette = [];
  for (let next = left[0]; next !== undefined && next.away > 0 && palette.length < 256;) {
    palette.push(next.colour);
    for (const one of left) one.away = Math.min(one.away, distance(one.colour, next.colour));
    next = left.reduce((best, one) => (one.away * one.count > best.away * best.count ? one : best));
  }
  return palette;
};

/** @param {Page} page @param {Buffer} png @returns {Promise<Buffer>} */
export const withPalette = async (page, png) => {
  const {width, height, data} = await pixelsOf(page, png);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = chosen(counts);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  /** @param {number} colour */
  const placeOf = (colour) => {
    const known = places.get(colour);
    if (known !== undefined) return known;
    const best = palette.reduce(
      (found, one, place) => (distance(one, colour) < distance(palette[found] ?? 0, colour) ? place : found),
      0,
    );
    places.set(colour, best);
    return best;
  };
  const rows = Buffer.alloc((width + 1) * height); // each begins with its filter: 0, none, as is best for a palette
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = placeOf(data.readUIntBE((y * width + x) * 4, 3));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // eight bits a pixel, indexed colours
  const colours = Buffer.alloc(palette.length * 3);
  for (const [place, colour] of palette.entries()) colours.writeUIntBE(colour, place * 3, 3);
  const picture = deflateSync(rows, {level: 9});
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', picture),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([png.subarray(0, 8), ...chunks]); // every PNG begins with the same eight bytes
};
