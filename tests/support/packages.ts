import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import yazl from 'yazl';

export type Entry = { path: string; content: string | Buffer; mode?: number };

/** A zip of these entries, in memory. */
export function zip(entries: Entry[]): Promise<Buffer> {
  const file = new yazl.ZipFile();
  for (const { path, content, mode } of entries)
    file.addBuffer(Buffer.from(content as string), path, { mtime: new Date(0), ...(mode ? { mode } : {}) });
  file.end();
  return buffer(file.outputStream);
}

type Parts = {
  version?: string | null;
  organizations?: string;
  resources?: string;
  namespaces?: string;
};

export const NS_12 =
  'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"';
export const NS_2004 =
  'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"';

export const manifest = ({
  version = '1.2',
  namespaces = NS_12,
  organizations,
  resources,
}: Parts = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?><manifest identifier="m" ${namespaces}>${
    version === null
      ? ''
      : `<metadata><schema>ADL SCORM</schema><schemaversion>${version}</schemaversion></metadata>`
  }${
    organizations ??
    '<organizations default="o"><organization identifier="o"><title>Course</title><item identifier="i1" identifierref="r1"><title>Part</title></item></organization></organizations>'
  }<resources>${
    resources ??
    '<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/></resource>'
  }</resources></manifest>`;

/** An item of a manifest that opens the resource of `packageOf`; `more` stands in it. */
export const itemOf = (id: string, more = ''): string =>
  `<item identifier="${id}" identifierref="r1"><title>${id}</title>${more}</item>`;

/** The one organization of a manifest, with these items; `more` stands behind them. */
export const organizationOf = (items: string, more = ''): string =>
  `<organizations default="o"><organization identifier="o"><title>All</title>${items}${more}</organization></organizations>`;

/** Calls its run-time and sets a status, as far as an inspection can see. */
export const PAGE = {
  path: 'index.html',
  content:
    '<!doctype html><title>x</title><script>parent.API?.LMSInitialize("");parent.API?.LMSSetValue("cmi.core.lesson_status","incomplete")</script>',
};

/** A package that opens; the manifest's parts may be changed. */
export const packageOf = (parts: Parts = {}, more: Entry[] = []): Promise<Buffer> =>
  zip([{ path: 'imsmanifest.xml', content: manifest(parts) }, PAGE, ...more]);

/** The same bytes with one text replaced by another of the same length, wherever it is. */
export function patched(archive: Buffer, from: string | Buffer, to: string | Buffer): Buffer {
  const copy = Buffer.from(archive);
  const [a, b] = [Buffer.from(from as string), Buffer.from(to as string)];
  if (a.length !== b.length) throw new Error('a patch keeps the length');
  for (let at = copy.indexOf(a); at >= 0; at = copy.indexOf(a, at + 1)) b.copy(copy, at);
  return copy;
}

/** Offset of the central directory record of a file. */
export function centralRecord(archive: Buffer, path: string): number {
  for (let at = archive.indexOf('PK\u0001\u0002'); at >= 0; at = archive.indexOf('PK\u0001\u0002', at + 4))
    if (archive.subarray(at + 46, at + 46 + archive.readUInt16LE(at + 28)).toString() === path) return at;
  throw new Error(`no record of ${path}`);
}

/** An archive of `count` empty files with a zip64 end record (APPNOTE 4.3.14); yazl takes minutes for as many. */
export function manyEmptyFiles(count: number): Buffer {
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (let i = 0; i < count; i++) {
    const name = Buffer.from(`f${i}`);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(offset, 42);
    locals.push(local, name);
    records.push(record, name);
    offset += local.length + name.length;
  }
  const central = Buffer.concat(records);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(central.length), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + central.length), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22, 0xff);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(0, 4);
  end.writeUInt16LE(0, 20);
  return Buffer.concat([...locals, central, end64, locator, end]);
}

/** A file of a zip whose name is bytes, in whatever encoding; `flags` are those of its record (bit 11: UTF-8), `extra` its extra fields. */
export type RawEntry = { name: Buffer; content: string | Buffer; flags?: number; extra?: Buffer };

/** A zip as old programs write it: names as they are, files as they are (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
export function rawZip(entries: RawEntry[]): Buffer {
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const { name, content, flags = 0, extra = Buffer.alloc(0) } of entries) {
    const bytes = Buffer.from(content as string);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const record = Buffer.alloc(14);
    record.writeUInt32LE(offset, 10);
    common.writeUInt16LE(extra.length, 24);
    records.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, record, name, extra);
    const local = [Buffer.from('PK\u0003\u0004'), common, name, extra, bytes];
    locals.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const central = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}
