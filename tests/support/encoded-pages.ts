import type { Entry } from './packages.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** A page with the text `words` in the bytes of its encoding, and its own `head`. */
const page = (head: string, words: Buffer, more = ''): Buffer =>
  Buffer.concat([latin1(`<!doctype html>${head}<title>x</title><p>`), words, latin1(`</p>${more}`)]);

/** Pages in the encodings of old packages, and what each says. */
export const ENCODED_PAGES: { path: string; content: Buffer; says: string; type: string }[] = [
  {
    path: 'windows-1251.html',
    content: page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', Buffer.from('cff0fbe2b3f2e0edede5', 'hex'), '<script src="words-1251.js"></script>'),
    says: 'Прывітанне Прывітанне',
    type: 'text/html',
  },
  {
    path: 'windows-1257.html',
    content: page('<meta charset="windows-1257">', Buffer.from('de697264696573206e6570616b616e6b616d756d6173', 'hex')),
    says: 'Žirdies nepakankamumas',
    type: 'text/html',
  },
  { path: 'latin1.html', content: page('<meta charset=iso-8859-1>', latin1('Päivää')), says: 'Päivää', type: 'text/html' },
  {
    path: 'koi8.html',
    content: page('<meta charset="koi8-r">', Buffer.from('f0d2c9d7c5d4', 'hex')),
    says: 'Привет',
    type: 'text/html',
  },
  {
    path: 'utf-16.html',
    content: Buffer.from('\ufeff<!doctype html><title>x</title><p>Ķirurģija</p>', 'utf16le'),
    says: 'Ķirurģija',
    type: 'text/html',
  },
  { path: 'utf-8.html', content: Buffer.from('<!doctype html><title>x</title><p>Ķirurģija</p>'), says: 'Ķirurģija', type: 'text/html; charset=utf-8' },
  { path: 'marked.html', content: Buffer.from('\ufeff<!doctype html><title>x</title><p>plain</p>'), says: 'plain', type: 'text/html; charset=utf-8' },
  // Valid UTF-8 is UTF-8, whatever it declares.
  { path: 'lying.html', content: page('<meta charset="windows-1251">', Buffer.from('Ķirurģija')), says: 'Ķirurģija', type: 'text/html; charset=utf-8' },
  // Plain ASCII: its declaration applies to its scripts too.
  { path: 'plain.html', content: page('<meta charset="windows-1251">', latin1('plain'), '<script src="words-1251.js"></script>'), says: 'plain Прывітанне', type: 'text/html' },
  { path: 'silent.html', content: page('', latin1('Päivää')), says: 'Päivää', type: 'text/html; charset=windows-1252' },
]; // oxfmt-ignore

/** Files beside them, and their types. */
export const ENCODED_FILES: (Entry & { type: string })[] = [
  {
    path: 'words-1251.js',
    content: Buffer.concat([
      latin1("document.querySelector('p').append(' "),
      Buffer.from('cff0fbe2b3f2e0edede5', 'hex'),
      latin1("')"),
    ]),
    type: 'text/javascript',
  },
  { path: 'words.js', content: 'window.x = "Ķ"', type: 'text/javascript; charset=utf-8' },
  { path: 'old.css', content: latin1('p::after { content: "ä" }'), type: 'text/css' },
  {
    path: 'data.xml',
    content: latin1('<?xml version="1.0" encoding="iso-8859-1"?><x>ä</x>'),
    type: 'application/xml',
  },
  { path: 'data.json', content: '{"x":1}', type: 'application/json; charset=utf-8' },
  { path: 'picture.png', content: latin1('\u0089PNG'), type: 'image/png' },
];
