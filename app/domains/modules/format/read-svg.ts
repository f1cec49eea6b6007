import type { Element, ElementContent, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { FaultsOf } from './fault.ts';

/** Drawing and nothing else: no script, no style sheet, no link, no element of another language, nothing that loads. */
const ELEMENTS = ['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'defs', 'clipPath', 'linearGradient', 'radialGradient', 'stop', 'title', 'desc', 'use', 'marker', 'pattern', 'mask']; // oxfmt-ignore
const ATTRIBUTES = ['xmlns', 'viewBox', 'preserveAspectRatio', 'width', 'height', 'id', 'className', 'transform', 'd', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'points', 'dx', 'dy', 'fill', 'fillOpacity', 'fillRule', 'stroke', 'strokeWidth', 'strokeOpacity', 'strokeLineCap', 'strokeLineJoin', 'strokeMiterLimit', 'strokeDashArray', 'strokeDashOffset', 'opacity', 'textAnchor', 'dominantBaseline', 'fontSize', 'fontWeight', 'fontFamily', 'clipPath', 'clipRule', 'offset', 'stopColor', 'stopOpacity', 'gradientUnits', 'gradientTransform', 'href', 'markerEnd', 'markerStart', 'markerWidth', 'markerHeight', 'refX', 'refY', 'orient', 'patternUnits', 'mask', 'pathLength', 'vectorEffect', 'role', 'ariaHidden']; // oxfmt-ignore

/** It stands in the page itself, on every visit. */
const MOST_BYTES = 20_000;

/**
 * A drawing as an element for the page; null where it holds what none may hold, and then there is a fault. `name`: begins its ids, because
 * several drawings share a page.
 */
export function readSvg(text: string, name: string, add: FaultsOf): Element | null {
  if (text.length > MOST_BYTES) return (add(1, 'too_long', { most: MOST_BYTES / 1000 }), null);
  const { children } = fromHtml(text.replace(/^\uFEFF?\s*(<\?xml[^>]*\?>)?\s*(<!DOCTYPE[^>[]*>)?/, ''), {
    fragment: true,
    space: 'svg',
  });
  const svg = children.find((each): each is Element => each.type === 'element' && each.tagName === 'svg');
  const others = children.filter((each) => each !== svg && each.type !== 'comment' && !isBlank(each));
  if (!svg || others.length > 0) return (add(1, 'svg_none'), null);
  let isClean = true;
  const refuse = (node: RootContent, what: string) => {
    isClean = false;
    add(node.position?.start.line ?? 1, 'svg_refused', { what });
  };
  const clean = (node: ElementContent): ElementContent[] => {
    if (node.type === 'text') return isBlank(node) ? [] : [{ type: 'text', value: node.value }];
    if (node.type !== 'element') return [];
    if (!ELEMENTS.includes(node.tagName)) return (refuse(node, `<${node.tagName}>`), []);
    for (const [name, value] of Object.entries(node.properties))
      if (!ATTRIBUTES.includes(name) || !isHarmless(name, String(value))) refuse(node, name);
    return [
      {
        type: 'element',
        tagName: node.tagName,
        properties: withNamedIds(node.properties, name),
        children: node.children.flatMap(clean),
      },
    ];
  };
  const [drawing] = clean(svg);
  if (svg.properties['viewBox'] === undefined) add(1, 'svg_view_box');
  return isClean && svg.properties['viewBox'] !== undefined ? (drawing as Element) : null;
}

const isBlank = (node: RootContent): boolean => node.type === 'text' && node.value.trim() === '';

/** A reference to another part of the same drawing, or no reference at all. */
const isHarmless = (name: string, value: string): boolean =>
  name === 'href'
    ? value.startsWith('#')
    : !/url\(\s*['"]?(?!#)/i.test(value) && !/javascript:|data:|@import/i.test(value);

/** Its own ids and what refers to them, with the name of the drawing before them. */
function withNamedIds(properties: Element['properties'], name: string): Element['properties'] {
  const prefix = `${name.replaceAll(/\W+/g, '-')}-`;
  const named = (key: string, value: unknown) =>
    typeof value !== 'string'
      ? value
      : key === 'id'
        ? prefix + value
        : key === 'href'
          ? value.replace(/^#/, `#${prefix}`)
          : value.replaceAll(/url\(\s*(['"]?)#/g, `url($1#${prefix}`);
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, named(key, value) as typeof value]),
  );
}
