import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Entry, PAGE, manifest, zip } from '#tests/support/packages.ts';
import { inspectPackage } from './inspect-package.server.ts';
import { hostOf, hostsInScript, referencesOf } from './page-references.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-pages-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** Findings of a package with this start page, code and facts. */
async function inspect(html: string, more: Entry[] = [], listed: string[] = []) {
  const path = join(folder, 'package.zip');
  const resources = `<resource identifier="r1" type="webcontent" href="start/index.html">${listed.map((file) => `<file href="${file}"/>`).join('')}</resource>`;
  const content = `<script>API.LMSInitialize(''); API.LMSSetValue('cmi.core.lesson_status', 'completed')</script>${html}`;
  const entries = [
    { path: 'imsmanifest.xml', content: manifest({ resources }) },
    { path: 'start/index.html', content },
  ];
  writeFileSync(path, await zip([...entries, ...more]));
  const { report } = await inspectPackage(path);
  return report.warnings.map(({ code, facts }) => [code, facts]);
}

const needed = (host: string, page = 'start/index.html') => ['loads_needed', { host, page }];
const looks = (host: string, page = 'start/index.html') => ['loads_looks', { host, page }];

test('hosts that a start page loads from are listed by how much depends on them', async () => {
  const found = await inspect(`
    <link rel="stylesheet" href="//fonts.googleapis.com/css?family=Roboto">
    <script src="https://cdnjs.cloudflare.com/ajax/libs/p5.js/1.4.0/p5.js"></script>
    <script src='//ajax.googleapis.com/ajax/libs/jquery/1.4.3/jquery.min.js'></script>
    <SCRIPT SRC=http://old.example.org:8080/x.js></SCRIPT>
    <iframe src="https://www.youtube.com/embed/1"></iframe>
    <img src="https://pictures.example.org/a.png">
    <style>@font-face { font-family: x; src: url("https://fonts.gstatic.com/x.woff2") }</style>
    <video><source src="https://media.example.org/a.mp4"></video>`);
  expect(found).toEqual([
    needed('cdnjs.cloudflare.com'),
    needed('ajax.googleapis.com'),
    needed('old.example.org:8080'),
    needed('www.youtube.com'),
    needed('media.example.org'),
    looks('fonts.googleapis.com'),
    looks('pictures.example.org'),
    looks('fonts.gstatic.com'),
  ]);
});

test('a link, a comment, a conditional comment for old browsers and an icon load nothing', async () => {
  const found = await inspect(`
    <!--[if lt IE 9]><script src="https://html5shiv.example.org/x.js"></script><![endif]-->
    <!-- <script src="https://away.example.org/x.js"></script> -->
    <noscript><img src="https://pixel.example.org/x.gif"></noscript>
    <a href="https://www.who.int/">WHO</a>
    <link rel="icon" href="https://icons.example.org/x.png"><link rel="preconnect" href="https://hint.example.org">
    <textarea><script src="https://text.example.org/x.js"></script></textarea>
    <script type="text/template"><img src="https://template.example.org/a.png"></script>
    <img src="data:image/png;base64,AAAA"><iframe src="about:blank"></iframe><img src="{{picture}}"><img src="">`);
  expect(found).toEqual([]);
});

test('frames of the start page and the scripts that it names are inspected; other pages are not', async () => {
  const found = await inspect(
    '<script src="lib/player.js"></script><iframe src="../content/story.html?x=1"></iframe><a href="other.html">x</a>',
    [
      { path: 'content/story.html', content: '<script src="https://story.example.org/x.js"></script>' },
      { path: 'start/other.html', content: '<script src="https://other.example.org/x.js"></script>' },
      { path: 'start/lib/player.js', content: 'tag.src = "https://www.youtube.com/iframe_api";' },
      { path: 'start/lib/unused.js', content: 'tag.src = "https://unused.example.org/";' },
    ],
  );
  expect(found).toEqual([
    needed('story.example.org', 'content/story.html'),
    ['loads_scripts', { hosts: 'www.youtube.com' }],
  ]);
});

test('stylesheets of a page are searched, with those that they import; files that they lack are not reported', async () => {
  const found = await inspect(
    `<link rel="stylesheet" href="../css/adapt.css?timestamp=1"><style>@import "own.css"; @import 'https://first.example.org/a.css';</style>
     <p style="background: url(&quot;x.png&quot;), url(//inline.example.org/b.png)"></p>`,
    [
      {
        path: 'css/adapt.css',
        content: `@charset "utf-8"; @import url("deep/more.css") screen; @import "adapt.css"; @namespace svg url(http://www.w3.org/2000/svg);
          /* @import "https://comment.example.org/x.css"; url(https://comment.example.org/y.png) */
          @font-face { src: url(gone.eot); src: url('https://fonts.gstatic.com/s/a.woff2') format("woff2"), url(data:font/woff;base64,AAAA) }
          a::after { content: "see https://text.example.org/" }`,
      },
      { path: 'css/deep/more.css', content: 'b { background: url( //deep.example.org/c.png ) }' },
      { path: 'css/deep/unused.css', content: '@import "//unused.example.org/x.css";' },
      { path: 'start/own.css', content: '@import url(https://imported.example.org/x.css);' },
    ],
  );
  expect(found).toEqual([
    looks('first.example.org'),
    looks('inline.example.org'),
    looks('fonts.gstatic.com'),
    looks('imported.example.org'),
    looks('deep.example.org'),
    // Of the page's own.
    ['page_files_missing', { count: 1, first: 'start/x.png', page: 'start/index.html' }],
  ]);
});

test('missing files that a start page names are reported once, also those outside the package', async () => {
  const found = await inspect(
    `<script src="shared/shared/scormfunctions.js"></script><script src="../common/ok.js"></script>
     <img src="/absolute.png"><img src="gone.png"><img src="gone.png?x=1"><img src="listed.png"><img src="P%C3%A4iv%C3%A4.png">`,
    [
      { path: 'common/ok.js', content: '' },
      { path: 'start/Päivä.png', content: 'x' },
    ],
    ['start/listed.png'],
  );
  expect(found).toEqual([
    ['files_missing', { count: 1, first: 'start/listed.png' }],
    ['page_files_missing', { count: 3, first: '/absolute.png', page: 'start/index.html' }],
  ]);
});

test('a page’s own base counts, and so does its encoding', async () => {
  const found = await inspect('<base href="media/"><img src="a.png"><img src="b.png">', [
    { path: 'start/media/a.png', content: 'x' },
  ]);
  expect(found).toEqual([['page_files_missing', { count: 1, first: 'start/media/b.png', page: 'start/index.html' }]]); // oxfmt-ignore
});

test('each host once, ten of a kind, however many parts and addresses there are', async () => {
  const images = Array.from({ length: 500 }, (_, i) => `<img src="https://h${i % 40}.example.org/${i}.png">`);
  expect((await inspect(images.join(''))).length).toBe(10);
});

test('what a script clearly loads is distinguished from what it only mentions', () => {
  expect(
    hostsInScript(`
      /* http://jquery.org/license */ var ns = "http://www.w3.org/2000/svg", help = "https://help.example.org/ask.php";
      loadScript("https://media.example.org/player/jwplayer.js", go); a = {engine:"https:\\/\\/cdn.jsdelivr.net\\/npm\\/mathjax@3\\/tex.js"};
      fetch('https://api.example.org/x'); import x from "https://esm.example.org/y"; el.src="//frames.example.org/z";
      xhr.open('POST', 'https://metrics.example.org/v1/import'); win.open("https://window.example.org/"); ref.indexOf("//www.example.com") > -1`),
  ).toEqual([
    'media.example.org',
    'cdn.jsdelivr.net',
    'metrics.example.org',
    'api.example.org',
    'esm.example.org',
    'frames.example.org',
  ]);
});

test('an address of another host, with its port; one of the package has none', () => {
  expect(
    ['https://a.example.org/x', '//B.example.org', 'http://u:p@c.example.org:8080/', 'x.js', '/x.js', 'data:,//d.example.org'].map(hostOf),
  ).toEqual(['a.example.org', 'b.example.org', 'c.example.org:8080', null, null, null]); // oxfmt-ignore
});

test.each([
  ['comments that never end', '<!--'],
  ['tags that never end', '<a '],
  ['quotes that never end', '<a "'],
  ['mixed quotes', `<a '<b "`],
  ['scripts that never end', '<script>'],
  ['attributes', '<img src='],
  ['hosts in scripts', '<script>"//a.'],
  ['requests in scripts', '<script>.open("GET",'],
  ['styles that never end', '<style>'],
  ['comments in styles', '<style>/*'],
  ['imports', '<style>@import '],
  ['name spaces', '<style>@namespace '],
  ['addresses in styles', '<style>url('],
])('a megabyte of %s is searched in linear time', (_, piece) => {
  const html = piece.repeat(1_000_000 / piece.length);
  // Quadratic, this would not end within the time that a test has.
  const { references, scripts } = referencesOf(html);
  expect(scripts.flatMap(hostsInScript)).toEqual([]);
  expect(references.map(({ address }) => hostOf(address)).filter(Boolean)).toEqual([]);
});

test('a page without tags, and one that is cut in the middle of a tag', () => {
  expect(referencesOf('a < b and <').references).toEqual([]);
  expect(referencesOf(`${PAGE.content}<script src="x.js`).references).toEqual([]);
});
