import type { Element, Root } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import type { Content } from '#app/domains/modules/types.ts';
import { useLessonPlaces } from './lesson-places.tsx';

type CiteProps = { 'data-reference'?: string };
type LinkProps = { href?: string; 'data-module'?: string; children?: ReactNode };

/** A reference as the number of its source at the end of the page. */
function Cite({ 'data-reference': id = '' }: CiteProps) {
  const { numberOf, sourceName } = useLessonPlaces();
  const number = numberOf(id);
  if (number === 0) return null;
  return (
    <sup className="cite">
      <a href={`#source-${number}`} aria-label={sourceName(number)}>
        {number}
      </a>
    </sup>
  );
}

function Link({ href, 'data-module': module, children }: LinkProps) {
  const { pageUrl } = useLessonPlaces();
  return module === undefined ? (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  ) : (
    <a href={pageUrl(module)}>{children}</a>
  );
}

/** Wide tables scroll in their own box, which the keyboard reaches. */
function Table({ children }: { children?: ReactNode }) {
  const { tableName } = useLessonPlaces();
  return (
    <div className="table-scroll" role="region" aria-label={tableName} tabIndex={0}>
      <table className="table">{children}</table>
    </div>
  );
}

const toReact = (node: Root | Element, components = {}): ReactNode =>
  toJsxRuntime(node, { Fragment, jsx, jsxs, components, ignoreInvalidStyle: true });

const asElements = (content: Content): ReactNode =>
  toReact({ type: 'root', children: content }, { cite: Cite, a: Link, table: Table });

/** Text that was cleaned when it was imported: blocks of it. */
export function Prose({ content }: { content: Content }) {
  const { language } = useLessonPlaces();
  return (
    <div className="prose" lang={language}>
      {asElements(content)}
    </div>
  );
}

/** As `Prose`, in a label, which may hold no block: paragraphs become one line. */
export function Words({ content }: { content: Content }) {
  const { language } = useLessonPlaces();
  const flat = content.flatMap((node): Content =>
    node.type === 'element' && node.tagName === 'p'
      ? [...node.children, { type: 'text', value: ' ' }]
      : [node],
  );
  return <span lang={language}>{asElements(flat)}</span>;
}

/** A drawing in the page, with a name for those who do not see it. */
export function Drawing({ drawing, alt }: { drawing: Element; alt: string }) {
  const { width: _, height: __, ...properties } = drawing.properties;
  return (
    <>
      {toReact({
        ...drawing,
        properties: { ...properties, role: 'img', ariaLabel: alt, focusable: 'false' },
      })}
    </>
  );
}
